import type { ParcelStory } from '@/lib/tracking/rules/parcel-story';
import { hasArrived, hasEnded } from '@/lib/tracking/rules/situation';

/** Parcels of which something may be wrong: they came, are later than was said, or will not come. */
export function problemLinks(
  stories: readonly ParcelStory[],
  href: (shipmentId: string) => string,
): Record<string, string> {
  const isLate = ({ lateness, silence }: ParcelStory) =>
    lateness.kind === 'overdue' || lateness.kind === 'later' || silence?.kind === 'long';
  return Object.fromEntries(
    stories
      .filter((story) => hasArrived(story.situation) || hasEnded(story.situation) || isLate(story))
      .map(({ shipment }) => [shipment.id, href(shipment.id)]),
  );
}
