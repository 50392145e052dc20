import { describe, expect, it } from 'vitest';
import { endingOf, isIban, readAccount, wantsAccount } from './payout-account';

describe('an account to pay to', () => {
  it.each([
    ['DE89370400440532013000', true],
    ['GB29NWBK60161331926819', true],
    ['DE89370400440532013001', false],
    ['DE8937040044053201300', false],
    ['', false],
  ])('%s is an IBAN: %s', (text, expected) => {
    expect(isIban(text)).toBe(expected);
  });

  it.each<[string, object, unknown]>([
    [
      'an IBAN',
      { holder: ' Jana  Ahl ', account: 'de89 3704 0044 0532 0130 00' },
      { holder: 'Jana Ahl', account: 'DE89 3704 0044 0532 0130 00' },
    ],
    [
      'a number of another country',
      { holder: 'Aiko', account: 'みずほ銀行 新宿支店 普通 1234567' },
      { holder: 'Aiko', account: 'みずほ銀行 新宿支店 普通 1234567' },
    ],
    ['an IBAN with a slip', { holder: 'Jana', account: 'DE89370400440532013001' }, ['account']],
    ['no number', { holder: 'Jana', account: 'my bank' }, ['account']],
    ['nothing', {}, ['holder', 'account']],
  ])('%s', (_, fields, expected) => {
    expect(readAccount(fields)).toEqual(expected);
  });

  it('is known by its last characters', () => {
    expect(endingOf({ holder: 'x', account: 'DE89 3704 0044 0532 0130 00' })).toBe('3000');
  });
});

describe('the shopper is asked where their money should go', () => {
  const facts = { status: 'approved' as const, paidBy: null, hasBounced: false, payout: 2500 };
  it.each<[string, Partial<Parameters<typeof wantsAccount>[0]>, boolean]>([
    ['never while a card takes it', {}, false],
    ['where it was paid at the door', { paidBy: 'cash_on_delivery' }, true],
    ['where it came back', { hasBounced: true, status: 'received' }, true],
    ['not where everything comes off the invoice', { paidBy: 'invoice', payout: 0 }, false],
    ['not once it is settled', { paidBy: 'invoice', status: 'completed' }, false],
    ['not where it was refused', { paidBy: 'invoice', status: 'rejected' }, false],
  ])('%s', (_, over, expected) => {
    expect(wantsAccount({ ...facts, ...over })).toBe(expected);
  });
});
