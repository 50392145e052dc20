import type { Overview } from '../types';

export type ReadinessFacts = {
  shop: { slug: string; name: string; timeZone: string; currency: string };
  hasConnection: boolean;
  hasKey: boolean;
  hasOrder: boolean;
  hasParcel: boolean;
  hasPolicy: boolean;
  hasColleague: boolean;
  brandVersion: number | null;
  publishedAt: string | null;
  /** An order whose page is worth showing: one on its way, else the newest. */
  sampleOrderId: string | null;
};

/** What is left to do before the first parcel: in the order in which it helps. */
export function checklist(facts: ReadinessFacts): NonNullable<Overview['checklist']> {
  const base = `/console/${facts.shop.slug}`;
  return [
    {
      title: 'Make the page yours',
      text: 'Your logo, your colours, your words. Three finished pages to choose from.',
      isDone: (facts.brandVersion ?? 0) > 1,
      href: `${base}/branding`,
    },
    {
      title: 'Say how things come back',
      text: 'How long, how, and what it costs. A sensible policy is in force already.',
      isDone: facts.hasPolicy,
      href: `${base}/policies`,
    },
    {
      title: 'Let orders and scans come in',
      text: 'Connect a shop system or a courier, or write to the API.',
      isDone: facts.hasConnection || facts.hasOrder,
      href: `${base}/connections`,
    },
    {
      title: 'See the first order',
      text: 'It appears here within seconds, with its page.',
      isDone: facts.hasOrder,
      href: `${base}/orders`,
    },
    {
      title: 'Bring a colleague',
      text: 'Whoever answers “where is my order?” should see this too.',
      isDone: facts.hasColleague,
      href: `${base}/settings`,
    },
  ];
}
