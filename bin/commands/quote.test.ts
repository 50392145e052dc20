import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../command-io';
import { run } from './quote';

const document = {
  order: {
    currency: 'EUR',
    total_paid: { amount: 2000, currency: 'EUR' },
    lines: [{ external_id: 'a', title: 'Cup', quantity: 2, unit_price: { amount: 1000, currency: 'EUR' } }],
  },
  policy: {},
  lines: [{ line_external_id: 'a', quantity: 1, reason: 'too_small', resolution: 'refund' }],
  delivered_at: '2026-11-15T10:00:00Z',
  now: '2026-11-22T12:00:00Z',
};

async function call(args: string[], input = '') {
  const printed: unknown[] = [];
  const said: string[] = [];
  const io: Io = {
    readAll: async () => input,
    lines: async function* () {
      yield* input.split('\n');
    },
    print: (result) => void printed.push(result),
    say: (message) => void said.push(message),
  };
  await run(args, io);
  return { printed, said };
}

describe('quote', () => {
  const answer = { verdict: 'eligible', money: { refund_total: { amount: 1000, currency: 'EUR' } } };

  it('reads standard input, or a file', async () => {
    expect((await call([], JSON.stringify(document))).printed).toMatchObject([answer]);
    const folder = await mkdtemp(join(tmpdir(), 'quote-'));
    try {
      await writeFile(join(folder, 'q.json'), JSON.stringify(document));
      expect((await call([join(folder, 'q.json')])).printed).toMatchObject([answer]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('answers a line for a line, in order, errors included', async () => {
    const lines = [document, { ...document, lines: [] }, document].map((one) => JSON.stringify(one));
    const { printed } = await call(['--batch'], `${[lines[0], 'nonsense', ...lines.slice(1)].join('\n')}\n`);
    expect(printed).toMatchObject([
      answer,
      { error: expect.any(String) },
      { error: expect.stringContaining('lines: Name at least one line') },
      answer,
    ]);
  });

  it('says what it could not read, and what it did not', async () => {
    await expect(call([], 'nonsense')).rejects.toThrow('not JSON');
    await expect(call([], '{}')).rejects.toThrow(/order: .*lines: /);
    const { printed, said } = await call([], JSON.stringify({ ...document, refund_total: 3 }));
    expect(printed).toMatchObject([answer]);
    expect(said).toEqual(['Not read: refund_total']);
  });
});
