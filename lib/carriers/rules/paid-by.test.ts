import { describe, expect, it } from 'vitest';
import { paidBy } from './paid-by';

describe('how an order was paid', () => {
  it.each([
    [['Cash on Delivery (COD)'], 'cash_on_delivery'],
    [['cod'], 'cash_on_delivery'],
    [['Bank Deposit'], 'bank_transfer'],
    [['bacs'], 'bank_transfer'],
    [['wc-invoice-gateway'], 'invoice'],
    [['shopify_payments'], null],
    [['Cash on Delivery (COD)', 'shopify_payments'], null],
    [['klarna_payments'], null],
    [[''], null],
    [[], null],
  ])('%j: %s', (gateways, expected) => {
    expect(paidBy(gateways)).toBe(expected);
  });
});
