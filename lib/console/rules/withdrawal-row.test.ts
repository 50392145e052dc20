import { expect, it } from 'vitest';
import { needs } from './needs';
import { type OpenWithdrawal, withdrawalRow } from './withdrawal-row';

const NOW = new Date('2026-11-25T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const declared = (id: string, days: number, more: Partial<OpenWithdrawal> = {}): OpenWithdrawal => ({
  id,
  reference: 'R-1',
  name: 'Jana Berg',
  orderNumber: 'AT 1042',
  email: 'jana@mail.test',
  part: 'only the blue one',
  orderId: null,
  receivedAt: inDays(days - 14),
  refundBy: inDays(days),
  currency: null,
  totalPaid: null,
  ...more,
});
const options = { shop: 'x', zone: 'Europe/Berlin', now: NOW };

it('tells who, their words, how long the law leaves, and where to look for the order', () => {
  expect(withdrawalRow(declared('a', 9.5), options)).toMatchObject({
    who: 'Jana Berg',
    words: 'only the blue one',
    order: { number: 'AT 1042', href: '/console/x/orders?q=AT+1042', isKnown: false },
    returnHref: null,
    refundBy: 'Sat 5 Dec',
    clock: { text: '9 days left by law', tone: 'calm' },
  });
  expect(withdrawalRow(declared('b', -2, { orderId: 'o', part: null }), options)).toMatchObject({
    words: null,
    order: { href: '/console/x/orders/o', isKnown: true },
    returnHref: '/console/x/orders/o/return',
    clock: { text: '2 days over the law’s last day', tone: 'problem' },
  });
});

it('is among whom to help first, the overdue one before all else, and each counts as a person', () => {
  const none = { troubles: [], troubledOrders: 0, lateOrders: [], complaints: [], returns: [], openReturns: 0 };
  const withdrawals = [declared('late', -1), declared('soon', 2, { totalPaid: 9900, currency: 'EUR' })];
  const { shown, people } = needs({ ...none, withdrawals, openWithdrawals: 2 }, options);
  expect(people).toBe(2);
  expect(shown.map(({ key, tone, detail }) => [key, tone, detail])).toEqual([
    ['withdrawal-late', 'problem', 'order AT 1042 · “only the blue one”'],
    ['withdrawal-soon', 'attention', '€99.00 · “only the blue one”'],
  ]);
  expect(shown[0]?.remedy.href).toBe('/console/x/returns?tab=law');
});

it('a withdrawal whose goods still travel is told too once its last day is near, and not before', () => {
  const travelling = (asked: number) => ({
    id: 'r',
    number: 'R-1',
    status: 'in_transit' as const,
    place: 'travelling' as const,
    since: inDays(-1).toISOString(),
    currency: 'EUR',
    remaining: 9900,
    awaited: 1,
    damaged: 0,
    kind: 'withdrawal' as const,
    asked: inDays(-asked).toISOString(),
    customerName: 'Jana Berg',
    customerEmail: 'jana@mail.test',
    lines: [],
    reasons: [],
  });
  const facts = { troubles: [], troubledOrders: 0, lateOrders: [], complaints: [], openReturns: 1, withdrawals: [] };
  const tell = (asked: number) =>
    needs({ ...facts, openWithdrawals: 0, returns: [travelling(asked)] }, options).shown.map(({ problem, tone }) => ({
      problem,
      tone,
    }));
  expect(tell(5)).toEqual([]);
  expect(tell(12)).toEqual([{ problem: '2 days left by law to pay back what they withdrew from', tone: 'calm' }]);
  expect(tell(16)).toEqual([
    { problem: '2 days over the law’s last day to pay back what they withdrew from', tone: 'problem' },
  ]);
});
