import { expect, it } from 'vitest';
import { verifySignature } from '@/lib/carriers/signatures/verify-signature';
import { newWebhookSecret, signWebhook } from './sign-webhook';

const sentAt = new Date('2026-11-25T12:00:00.900Z');
const body = '{"type":"shipment.delivered","data":{"name":"Grüße"}}';
const request = (headers: Record<string, string>) => ({
  method: 'POST',
  url: 'https://shop.example/hooks',
  headers,
  body,
  nowUnix: Math.floor(sentAt.getTime() / 1_000),
});
const verify = (headers: Record<string, string>, secret: string) =>
  verifySignature('standardwebhooks', request(headers), secret);

// The worked example of the specification's own libraries.
it('signs as the published vector has it', () => {
  const headers = signWebhook(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}', sentAt: new Date(1_614_265_330_000) },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('is understood by whoever knows either secret, and by nobody else', () => {
  const [now, before, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
  const headers = signWebhook({ id: 'a', body, sentAt }, [now, before]);
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  expect([now, before, other].map((secret) => verify(headers, secret))).toEqual([true, true, false]);
  expect(verify({ ...headers, 'webhook-id': 'b' }, now)).toBe(false);
});

it('makes secrets of 32 bytes that differ', () => {
  const secret = newWebhookSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(newWebhookSecret()).not.toBe(secret);
});
