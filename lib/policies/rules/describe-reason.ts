import type { PolicyReason } from '../schema';

const FAULTS = { shopper: 'their own choice', merchant: 'your matter', carrier: 'the courier’s matter' };

/** What a reason means for who bears the cost and what is asked for: "your matter, with a photo". */
export function describeReason({ fault, photo, comment, waives_fees, follow_ups }: PolicyReason): string {
  return [
    FAULTS[fault],
    photo === 'required' ? 'with a photo' : photo === 'optional' ? 'a photo helps' : null,
    comment === 'required' ? 'with a word about it' : comment === 'none' ? 'no words asked' : null,
    waives_fees ? 'free of fees' : null,
    follow_ups.length > 0
      ? `${follow_ups.length === 1 ? 'one question' : `${follow_ups.length} questions`} more`
      : null,
  ]
    .filter(Boolean)
    .join(', ');
}
