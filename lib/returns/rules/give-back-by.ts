const DAY_MS = 86_400_000;

/**
 * Days after its purchase in which a label that nobody used may be given back, by provider and carrier. EasyPost, "Shipping
 * refund": 30 for USPS, 90 for UPS and FedEx. Shippo, "Refund a label": requests within 90 days; a USPS label ends after 30.
 */
const DAYS: Record<string, { carrier: RegExp; days: number }[]> = {
  easypost: [
    { carrier: /^usps/i, days: 30 },
    { carrier: /^(ups|fedex)/i, days: 90 },
  ],
  shippo: [
    { carrier: /^usps/i, days: 30 },
    { carrier: /^/, days: 90 },
  ],
};

/** Until when a bought label may be given back; null: nobody has said, so the provider is asked whenever it is. */
export function giveBackBy(label: { provider: string; carrier: string | null; boughtAt: Date | null }): Date | null {
  const rule = DAYS[label.provider]?.find(({ carrier }) => carrier.test(label.carrier ?? ''));
  return rule && label.boughtAt ? new Date(label.boughtAt.getTime() + rule.days * DAY_MS) : null;
}
