import { formatMoney } from '@/lib/core/money';
import { bundlesOf } from './bundle-shares';
import type { WizardFacts, WizardWords } from './wizard-facts';

/** What a shopper is to know of a thing before it is chosen: that it belongs to a set, or came as a gift. */
export function itemNotes(
  { quoteFacts, items, isRecipient }: WizardFacts,
  externalId: string,
  { t, locale }: Pick<WizardWords, 't' | 'locale'>,
): string[] {
  const { order, policy } = quoteFacts;
  const line = order.lines.find(({ external_id }) => external_id === externalId);
  if (!line) return [];
  const set = bundlesOf(order.lines)
    .map((members) => members.flatMap((place) => order.lines[place] ?? []))
    .find((members) => members.includes(line));
  const others = items.filter(
    (item) => item.externalId !== externalId && set?.some(({ external_id }) => external_id === item.externalId),
  );
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(others.map(({ title }) => title));
  const ofSet = others.length > 0 && t(`returns.set.${policy.bundles}`, { items: names });
  // Who was given the goods is not told what they cost; nor is anything asked for where the shop leaves the gift.
  const ofGift =
    line.gift_from &&
    policy.gifts !== 'keep' &&
    !isRecipient &&
    t('returns.gift.note', { amount: formatMoney(line.gift_from, locale) });
  return [ofSet, ofGift].filter((note) => typeof note === 'string');
}
