import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inbox, trackingEvents } from '@/db/schema/shipments';
import { callApi } from '@/db/testing/call-api';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { signRequest } from '@/lib/carriers/signatures/sign-request';
import { SOURCES, type Source } from '@/lib/carriers/types';
import { replayInbox } from '@/lib/connections/mutations/replay-inbox';
import { getInboxMessage } from '@/lib/connections/queries/get-inbox-message';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { handleHook } from './handle-hook';

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Entities within entities, each ten of the one before: a billion once they are all put in. */
const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const BAD: Record<string, string> = {
  'a page with status 200': '<!doctype html><html><body><h1>Welcome</h1><p>Sign in to go on</body></html>',
  'half of a JSON': '{"trackResponse":{"shipment":[{"inquiryNumber":"1Z","package":[{"tracking',
  'half of an XML': '<?xml version="1.0"?><soap:Envelope><soap:Body><getTrackingDataResponse><tracking',
  'an XML bomb': `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">${levels}]><tracking-detail><pin>&l9;</pin></tracking-detail>`,
  'a file of the server':
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><tracking-detail><pin>&f;</pin></tracking-detail>',
  'nested out of all measure': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  'elements out of all measure': `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`,
  'bytes of a picture': '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\ufffd\ufffd',
  words: 'OK',
};

async function send(connection: { id: string; secret: string }, source: Source, body: string) {
  const headers = signRequest(source, {
    body,
    secret: connection.secret,
    nowUnix: Math.floor(Date.now() / 1_000),
    id: newId(),
  });
  const request = new Request(`http://porchlight.test/api/hooks/${connection.id}`, { method: 'POST', headers, body });
  const response = await handleHook(request);
  return { status: response.status, json: await response.json() };
}

describe.each(SOURCES)('what %s cannot mean', (source) => {
  test('is answered without a failure, kept with its reason, and can be read again', async () => {
    const secret = `whsec_${Buffer.from(`a secret of ${source}`).toString('base64')}`;
    const { json } = await callApi('POST', '/connections', { key: shop.key, body: { source, secret } });
    const connection = { id: json.id as string, secret };
    for (const [what, body] of Object.entries(BAD))
      expect([what, await send(connection, source, body)]).toEqual([what, { status: 202, json: { status: 'parked' } }]);
    const rows = await inShop(shop.gate, (ctx) =>
      ctx.db
        .select()
        .from(inbox)
        .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.connectionId, connection.id))),
    );
    expect(rows).toHaveLength(Object.keys(BAD).length);
    for (const row of rows) {
      expect(row.state).toBe('parked');
      expect(['not_understood', 'error_payload']).toContain(row.reason);
      expect(await inShop(shop.gate, (ctx) => replayInbox(ctx, { inboxId: row.id }))).toEqual({ state: 'parked' });
      // No words of the server's own files.
      const kept = await inShop(shop.gate, (ctx) => getInboxMessage(ctx, { id: row.id }));
      expect(JSON.stringify(kept)).not.toContain('root:');
    }
  });
});

test('and nothing of it became a scan', async () => {
  expect(
    await inShop(shop.gate, (ctx) => ctx.db.select().from(trackingEvents).where(eq(trackingEvents.shopId, ctx.shopId))),
  ).toEqual([]);
});
