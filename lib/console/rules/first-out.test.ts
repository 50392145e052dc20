import { describe, expect, it } from 'vitest';
import { firstOut } from './first-out';

const now = new Date('2026-11-25T12:00:00Z');
const end = new Date('2026-12-09T22:59:59Z');
const words = { money: (amount: number) => `€${amount / 100}`, zone: 'Europe/Berlin', now, mayDecide: true };
const row = {
  status: 'approved',
  sendsFirst: true,
  securedBy: 'deadline' as const,
  security: 4900,
  releasedAt: now,
  handOverBy: end as Date | null,
  overdueAt: null as Date | null,
};

describe('an exchange whose new one goes first', () => {
  it('says what is awaited, and takes more days or is forgone', () => {
    expect(firstOut(row, null, words)).toMatchObject({
      text: expect.stringMatching(/by .*9.* asked to pay €49/),
      isLate: false,
      mayExtend: true,
      mayWaive: true,
    });
  });

  it('waits for its deposit, with nothing to do about it', () => {
    const view = firstOut(
      { ...row, securedBy: 'deposit', releasedAt: null, handOverBy: null },
      { kind: 'deposit', expiresAt: end },
      words,
    );
    expect(view).toMatchObject({
      text: expect.stringContaining('once €49 of deposit'),
      mayExtend: false,
      mayWaive: false,
    });
  });

  it('late, says who has the money and that nothing is charged by itself', () => {
    const late = { ...row, overdueAt: end };
    expect(firstOut(late, { kind: 'unreturned', expiresAt: end }, words)?.text).toContain(
      'nothing is charged by itself',
    );
    expect(firstOut({ ...late, securedBy: 'deposit' as const }, null, words)?.text).toContain('You keep their deposit');
    expect(firstOut(late, null, words)).toMatchObject({
      isLate: true,
      text: expect.stringContaining('what do you do'),
    });
  });

  it('is settled with nothing at stake, and is not a viewer’s to decide', () => {
    expect(firstOut({ ...row, security: 0 }, null, words)).toBeNull();
    expect(firstOut({ ...row, sendsFirst: false }, null, words)).toBeNull();
    expect(firstOut(row, null, { ...words, mayDecide: false })).toMatchObject({ mayExtend: false, mayWaive: false });
    expect(firstOut({ ...row, status: 'received', handOverBy: null }, null, words)).toMatchObject({
      text: 'The old one is here.',
      mayWaive: false,
    });
  });
});
