import type { Translate } from '@/lib/i18n/translator';
import type { DeliveryKind } from '../constants';
import type { Wanted } from '../schema';

/** What was asked, in a few words: "Delivery on Thursday 26 November". What was erased has none. */
export function sayWish(
  { kind, wanted }: { kind: DeliveryKind; wanted: Wanted | Record<string, string | null> },
  t: Translate,
  long: (day: string) => string,
): string {
  const said = wanted as Record<string, string | null | undefined>;
  const text = (name: string) => said[name] ?? '';
  switch (kind) {
    case 'redeliver':
      return said.day ? t('rearrange.wish.redeliver', { day: long(said.day) }) : t('rearrange.kind.redeliver.label');
    case 'hold_at_point':
      return said.point ? t('rearrange.wish.hold_at_named', { point: said.point }) : t('rearrange.wish.hold_at_point');
    case 'change_address': {
      const place = [said.postal_code, said.city].filter(Boolean).join(' ');
      const address = [said.name, said.line1, said.line2, place, said.region].filter(Boolean).join(', ');
      return address ? t('rearrange.wish.change_address', { address }) : t('rearrange.kind.change_address.label');
    }
    case 'safe_place':
      return t('rearrange.wish.safe_place', { place: text('place') });
    case 'neighbour':
      return t('rearrange.wish.neighbour', { name: text('name'), address: text('address') });
    case 'instructions':
      return t('rearrange.wish.instructions', { text: text('text') });
  }
}
