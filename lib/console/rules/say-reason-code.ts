import { sayCode } from './say-things';

const CODES: Record<string, string> = {
  order_cancelled: 'The order was cancelled',
  not_shipped: 'It has not been sent yet',
  already_returned: 'It has come back already',
  quantity_not_returnable: 'Not so many are left to come back',
  bundle_whole: 'It is part of a set, which comes back as a whole',
  final_sale: 'It was sold as final',
  window_closed: 'The window is over',
  hidden: 'It is not offered for return',
  resolution_not_offered: 'What they want is not offered for it',
  method_not_offered: 'This way back is not offered for it',
  exchange_variant_missing: 'Nobody said what to exchange it for',
  exchange_variant_unknown: 'What they want instead is not known',
  exchange_other_product: 'It can be exchanged for its own sizes and colours only',
  exchange_other_currency: 'What they want instead is sold in another currency',
  exchange_out_of_stock: 'What they want instead is out of stock',
  withdrawal_not_available: 'The law gives no right to withdraw here',
  withdrawal_exempt: 'It is exempt from withdrawal',
  withdrawal_closed: 'The days to withdraw are over',
  customer_flagged: 'Something was wrong with a return of this shopper before',
  customer_limit: 'More returns than the policy lets pass unseen',
  day_limit: 'More returns in a day than the policy lets pass unseen',
  kept_limit: 'More kept by this shopper than the policy lets pass unseen',
  order_limit: 'More returns of one order than the policy lets pass unseen',
  delivery_unknown: 'Nobody knows when it was delivered',
  needs_review: 'A person looks at it first',
  refused: 'It cannot come back',
  terms: 'Fees and bonus of the policy',
};

/** Why a line may or may not come back, in the merchant's words; a rule's own code is read out. */
export const sayReasonCode = (code: string): string => CODES[code] ?? sayCode(code);
