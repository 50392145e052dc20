import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samples as dpd } from '@/lib/carriers/adapters/dpd/samples';
import { samples as easypost } from '@/lib/carriers/adapters/easypost/samples';
import { run as detect } from './commands/detect';
import { run as normalize } from './commands/normalize';
import { run as verifySignature } from './commands/verify-signature';

/** Runs a command with `stdin` and answers what it printed, a value a line. */
async function told(run: typeof detect, args: string[], stdin = ''): Promise<unknown[]> {
  const printed: unknown[] = [];
  await run(args, {
    readAll: async () => stdin,
    lines: async function* () {
      yield* stdin.split('\n');
    },
    print: (result) => printed.push(JSON.parse(JSON.stringify(result))),
    say: () => {},
  });
  return printed;
}

describe('normalize', () => {
  it('reads standard input or a file, JSON or XML, and answers the API’s shape', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'porchlight-')), 'dpd.xml');
    writeFileSync(file, dpd.soap ?? '');
    expect(await told(normalize, ['--source', 'dpd', file])).toMatchObject([
      { shipments: [{ carrier: 'dpd', carrier_name: 'DPD', status: 'delivered' }], orders: [], errors: [] },
    ]);
    expect(await told(normalize, ['--source=easypost', '--kind', 'webhook'], easypost.delivered)).toMatchObject([
      {
        shipments: [
          {
            carrier_name: 'USPS',
            delivered_at: '2026-05-06T11:30:00Z',
            events: [{ source: 'easypost', received_at: null }, {}],
          },
        ],
      },
    ]);
  });

  it('answers a line for a line, in order, bad ones too', async () => {
    const lines = [
      JSON.stringify({ source: 'easypost', kind: 'tracking', body: easypost.error }),
      '{broken',
      JSON.stringify({ source: 'easypost', body: '{"a":"\u2028"}' }),
      JSON.stringify({ source: 'nobody', body: '{}' }),
      '',
      JSON.stringify({ source: 'dpd', kind: 'tracking', body: dpd.json }),
    ];
    expect(await told(normalize, ['--batch'], lines.join('\n'))).toMatchObject([
      { shipments: [], errors: [{}] },
      { error: expect.any(String) },
      { error: 'Neither a tracker nor an event of EasyPost.' },
      { error: expect.stringContaining('--source is one of') },
      { shipments: [{ carrier: 'dpd' }] },
    ]);
  });

  it.each([
    [['--source', 'nobody'], '--source is one of'],
    [['--source', 'dpd', '--kind', 'x'], '--kind is'],
    [['--source', 'dpd'], 'not JSON'],
    [['--source', 'dpd', '/no/such/file'], 'no such file'],
    [['--sauce', 'dpd'], 'Unknown option'],
  ])('%j fails with a reason', async (args, reason) => {
    await expect(told(normalize, args, 'nonsense')).rejects.toThrow(reason);
  });
});

it('detects numbers typed in groups and in a batch', async () => {
  const first = { carrier: 'ups', type: 'UPS', valid: true };
  expect(await told(detect, ['1Z', '999AA1', '0123456784'])).toMatchObject([{ candidates: [first] }]);
  expect(
    await told(detect, ['--batch'], '{"tracking_number":"1Z999AA10123456784"}\n{}\n{"tracking_number":"x"}'),
  ).toMatchObject([{ candidates: [first] }, { error: 'tracking_number must be text.' }, { candidates: [] }]);
  await expect(told(detect, [])).rejects.toThrow('Usage');
});

it('verifies signatures with header names in any case', async () => {
  const request = { source: 'ship24', secret: 's', url: '/', headers: { AUTHORIZATION: 'Bearer s' }, body: '{}' };
  expect(await told(verifySignature, [], JSON.stringify(request))).toEqual([{ valid: true }]);
  const lines = [request, { ...request, secret: 't' }, { ...request, source: 'nobody' }, {}].map((one) =>
    JSON.stringify(one),
  );
  expect(await told(verifySignature, ['--batch'], lines.join('\n'))).toMatchObject(
    [{ valid: true }, { valid: false }, { error: {} }, { error: {} }].map((one) =>
      'error' in one ? { error: expect.stringContaining('No signature scheme') } : one,
    ),
  );
});

it('exits 0 with JSON on stdout, or 1 with a reason on stderr', () => {
  const porchlight = (args: string[], input: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'bin/porchlight.ts', ...args], { input, encoding: 'utf8' });
  const good = porchlight(['normalize', '--source', 'easypost'], easypost.tracker ?? '');
  expect([good.status, good.stderr, JSON.parse(good.stdout).shipments.length]).toEqual([0, '', 1]);
  const bad = porchlight(['normalize', '--source', 'easypost'], '{"hello":"world"}');
  expect([bad.status, bad.stdout, bad.stderr.trim()]).toEqual([1, '', 'Neither a tracker nor an event of EasyPost.']);
  expect(porchlight(['toString'], '').status).toBe(1);
  // a separator JSON allows inside strings does not end a line
  const batch = porchlight(['detect', '--batch'], '{"tracking_number":"a\u2028b"}\n');
  expect(JSON.parse(batch.stdout)).toEqual({ candidates: [] });
}, 30_000);
