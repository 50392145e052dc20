import type { ActionView } from '../types';
import { type PageLinks, safeHref } from './next-action';
import type { ParcelStory, Words } from './parcel-story';
import { isMoving } from './situation';

/** A parcel whose day is still to come can stand in a calendar. */
export const isForCalendar = ({ situation, eta, replaced, exchanged }: ParcelStory): boolean =>
  !replaced &&
  !exchanged &&
  eta !== null &&
  (isMoving(situation) || situation === 'on_the_van' || situation === 'courier_near');

/** What can be done with the page itself, quieter than what is to be done about the parcel. */
export function pageExtras(stories: readonly ParcelStory[], links: PageLinks, { t, scope }: Words): ActionView[] {
  const calendar = stories.some(isForCalendar) ? safeHref(links.calendar) : null;
  const share = scope === 'full' ? safeHref(links.share) : null;
  return [
    ...(calendar ? [{ label: t('action.calendar'), href: calendar, method: 'get' as const }] : []),
    ...(share ? [{ label: t('action.share'), href: share, method: 'get' as const }] : []),
  ];
}
