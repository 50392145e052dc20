import { TabLinks } from '@/components/ui/tab-links';
import { SCORE_SPANS } from '@/lib/contracts/constants';

/** How far back a scorecard looks. */
export function SpanTabs({ base, days }: { base: string; days: number }) {
  return (
    <TabLinks
      label="How far back"
      tabs={SCORE_SPANS.map((span) => ({
        href: `${base}?days=${span}`,
        text: span === 365 ? 'A year' : `${span} days`,
        isHere: span === days,
      }))}
    />
  );
}
