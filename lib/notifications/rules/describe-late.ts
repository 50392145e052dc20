import type { DateWords, Span } from '@/lib/tracking/rules/dates';
import { givenDay } from '@/lib/tracking/rules/lateness';
import type { MailFacts } from '../types';
import type { MailContext, MailMessage } from './mail-view';

const CAUSES = ['weather', 'customs', 'merchant'] as const;

const line = ({ from, to }: Span, words: DateWords): string =>
  from.day === to.day ? words.long(to.day) : words.whenLong({ from, to });

/** A parcel comes later than the day that was given: the new day where there is one, what we know, when we look again. */
export function describeLate(
  { shipment }: MailFacts,
  { t, words, goods, links }: MailContext,
  span: Span | null,
): Omit<MailMessage, 'note' | 'tips' | 'rows'> {
  const given = shipment && givenDay(shipment, words);
  // What lies before the day we gave is not the new day.
  const now = span && (!given || span.to.day > given.day) ? span : null;
  const look = words.read(shipment?.checkAt);
  const ahead = look && (look.day > words.today || (look.day === words.today && (look.minute ?? 0) > words.minute));
  const cause = CAUSES.find((known) => known === shipment?.cause);
  const was = given ? words.on(given.day) : '';
  return {
    step: 1,
    subject: now ? t('late.subjectDated', { when: words.when(now), goods }) : t('late.subject', { goods }),
    preheader: t('late.preheader'),
    headline: now ? t('late.headline', { when: words.when(now) }) : t('late.headlineOpen'),
    hero: now && { label: t('label.arrives'), figures: words.figures(now), line: line(now, words) },
    paragraphs: [
      ...(given ? [t(given.basis === 'promised' ? 'late.leadPromised' : 'late.leadEstimate', { was })] : []),
      t(`late.reason.${cause ?? 'other'}`),
      ahead ? t('late.next', { at: words.at(look) }) : t('late.nextOpen'),
    ],
    itemsTitle: t('late.items'),
    button: { label: t('late.button'), href: links.order },
  };
}
