import { describe, expect, it } from 'vitest';
import type { WebhookDeliveryRead, WebhookEndpointRead } from '../schema';
import { wordDelivery, wordEndpoint } from './word-endpoint';

const clock = { zone: 'Europe/Berlin', now: new Date('2026-11-25T12:00:00Z') };
const endpoint = (members: Partial<WebhookEndpointRead>) =>
  wordEndpoint(
    {
      id: 'e',
      url: 'https://shop.example:8443/hooks?a=1',
      events: ['*'],
      name: null,
      enabled: true,
      disabled_at: null,
      disabled_reason: null,
      failing_since: null,
      last_success_at: null,
      previous_secret_until: null,
      created_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:00:00Z',
      ...members,
    },
    clock,
  );
const delivery = (members: Partial<WebhookDeliveryRead>) =>
  wordDelivery(
    {
      id: 'd',
      event_id: 'e',
      type: 'order.updated',
      state: 'queued',
      attempts: 0,
      status: null,
      error: null,
      response: null,
      duration_ms: null,
      created_at: '2026-11-25T11:00:00Z',
      last_attempt_at: null,
      next_attempt_at: '2026-11-25T11:00:00Z',
      ...members,
    },
    clock,
  );

describe('an endpoint', () => {
  it('goes by its name, else by its host', () => {
    expect(endpoint({}).name).toBe('shop.example:8443');
    expect(endpoint({ name: 'Warehouse' }).name).toBe('Warehouse');
  });

  it.each<[Partial<WebhookEndpointRead>, string, RegExp | null]>([
    [{}, 'Nothing sent yet', null],
    [{ last_success_at: '2026-11-25T11:00:00Z' }, 'Listening', null],
    [{ failing_since: '2026-11-25T09:00:00Z' }, 'Does not answer', /for 3 hours\. We keep trying/],
    [{ disabled_at: '2026-11-25T09:00:00Z', disabled_reason: 'asked' }, 'Switched off', null],
    [{ disabled_at: '2026-11-25T09:00:00Z', disabled_reason: 'gone' }, 'Stopped', /gone \(410\) on Wed 25 Nov, 10:00/],
    [{ disabled_at: '2026-11-25T09:00:00Z', disabled_reason: 'failing' }, 'Stopped', /five days/],
  ])('%j is %s', (members, label, trouble) => {
    const view = endpoint(members);
    expect(view.badge.label).toBe(label);
    expect(view.isStopped).toBe(label === 'Stopped');
    if (trouble) expect(view.trouble).toMatch(trouble);
    else expect(view.trouble).toBeNull();
  });
});

describe('a delivery', () => {
  it.each<[Partial<WebhookDeliveryRead>, string, string]>([
    [{}, 'On its way', ''],
    [
      { state: 'delivered', attempts: 1, status: 204, duration_ms: 80, next_attempt_at: null },
      'Delivered',
      'Answered 204 in 80 ms.',
    ],
    [
      { attempts: 2, status: 500, duration_ms: 9, next_attempt_at: '2026-11-25T12:05:00Z' },
      'Tried again',
      'Answered 500 in 9 ms. 2 tries. Next try Wed 25 Nov, 13:05.',
    ],
    [
      { state: 'failed', attempts: 10, error: 'timeout', next_attempt_at: null },
      'Given up',
      'It did not answer within 15 seconds. 10 tries.',
    ],
  ])('%j', (members, label, text) => {
    expect(delivery(members)).toMatchObject({ badge: { label }, text });
  });

  it('shows what was answered only where it went wrong', () => {
    expect(delivery({ state: 'delivered', response: 'ok' }).response).toBeNull();
    expect(delivery({ state: 'failed', response: 'no' }).response).toBe('no');
  });
});
