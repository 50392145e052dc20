/** What happened about money that a shopper was asked for, and about what went first, without its doer. */
export function sayPaymentEvent(
  type: string,
  money: string,
  { kind, reason }: { kind?: string; reason?: string | null },
): string | null {
  const what = kind === 'deposit' ? `The deposit of ${money}` : money;
  switch (type) {
    case 'payment_asked':
      return kind === 'deposit' ? `${what} was asked for` : `${what} was asked for by a payment link`;
    case 'paid':
      return `${what} was paid`;
    case 'paid_late':
      return `${what} was paid too late, and goes back`;
    case 'payment_expired':
      return `${what} was not paid in time`;
    case 'payment_refunded':
      return `${what} went back`;
    case 'payment_bounced':
      return `${what} came back${reason ? `: ${reason}` : ''}. It waits for you, and the shopper knows`;
    case 'payment_refund_failed':
      return `${what} could not go back${reason ? `: ${reason}` : ''}. It waits for you`;
    case 'exchange_released':
      return 'The new one may leave';
    case 'exchange_given_up':
      return 'The exchange became a refund';
    case 'sends_first_given_up':
      return 'No deposit came: the new one waits for the old one';
    case 'overdue':
      return 'The old one was not handed over in time';
    case 'hand_over_extended':
      return 'They got more days for the old one';
    case 'security_waived':
      return `${money} for the old one was forgone`;
    default:
      return null;
  }
}
