/** Payloads of our own making in Australia Post's shapes; numbers and places are invented. */
export const item = (status: string, ...descriptions: string[]) => ({
  article_id: 'ABC000000001',
  product_type: 'Parcel Post',
  status,
  events: descriptions.map((description, i) => ({
    location: 'KEW VIC',
    description,
    date: `2026-02-0${9 - i}T11:04:27+11:00`,
  })),
});

export const answer = (...trackable_items: unknown[]) => ({
  tracking_results: [{ tracking_id: 'ABC000000001', trackable_items }],
});

export const samples: Record<string, string> = {
  delivered: JSON.stringify(answer(item('Delivered', 'Delivered - Left in a safe place', 'Onboard for delivery'))),
  error: JSON.stringify({ errors: [{ code: '51101', name: 'TOO_MANY', message: 'Too many ids.' }] }),
};
