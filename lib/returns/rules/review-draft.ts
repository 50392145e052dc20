import type { ReviewView } from '@/components/storefront/flow-types';
import type { Quote } from '../types';
import { askMethods } from './ask-methods';
import { sayAnswers } from './ask-reasons';
import { sayTerms } from './ask-sends-first';
import { draftMoney, draftQuote } from './draft-quote';
import { lineKey } from './line-key';
import { reviewGifts } from './review-gifts';
import { itemOf, localLabel, type WizardFacts, type WizardWords } from './wizard-facts';

/** Step five: everything that was said, and the money line by line. */
export function reviewDraft(facts: WizardFacts, options: WizardWords): { view: ReviewView; quote: Quote } | null {
  const quote = draftQuote(facts, options.now);
  if (!quote || quote.verdict === 'ineligible') return null;
  const { t, locale } = options;
  const { draft, links } = facts;
  const method = askMethods(facts, options).find((one) => one.code === draft.method);
  const chosen = [
    method?.places.find((place) => place.code === draft.details?.place)?.name,
    method?.pickups.find((pickup) => pickup.selected)?.label,
  ].filter(Boolean);
  return {
    quote,
    view: {
      groups: [
        {
          id: 'going-back',
          title: t(
            quote.lines.every((line) => line.keep_item) ? 'storefront.return.kept' : 'storefront.wizard.goingBack',
          ),
          changeHref: links.step('items'),
          items: draft.lines.flatMap((line) => {
            const item = itemOf(facts, line.line_id);
            if (!item) return [];
            const reason = facts.quoteFacts.policy.reasons.find((one) => one.code === line.reason);
            const variant = facts.variants.find((one) => one.id === line.exchange_variant_id);
            const isOther = variant && variant.productExternalId !== item.productExternalId;
            const kind = isOther && line.resolution === 'exchange' ? 'exchangeAny' : line.resolution;
            const resolution = kind ? t(`returns.resolution.${kind}`) : '';
            const wanted = variant && (isOther ? `${variant.productTitle}, ${variant.title}` : variant.title);
            return [
              {
                key: lineKey(line),
                item: { ...item, quantity: line.quantity },
                reason: reason ? localLabel(reason.label, locale, reason.code) : '',
                answers: sayAnswers(line.answers ?? {}, reason, locale),
                comment: line.comment,
                photos: (line.photo_ids ?? []).map((id) => ({ id, url: links.photo(id) })),
                resolution: wanted && line.resolution === 'exchange' ? `${resolution}: ${wanted}` : resolution,
              },
            ];
          }),
        },
      ],
      method: {
        label: draft.parcel_of
          ? t('returns.wizard.sameParcel')
          : [method?.label ?? t('returns.method.no_return'), ...chosen].join(' · '),
        fee: method?.fee ?? t('returns.wizard.free'),
        changeHref: links.step(method ? 'method' : 'items'),
      },
      money: draftMoney(facts, options),
      gifts: reviewGifts(facts, quote, options),
      sendsFirst:
        draft.sends_first && !facts.isRecipient && quote.sends_first
          ? {
              title: t('returns.first.reviewTitle'),
              terms: sayTerms(facts, quote.sends_first, quote, options),
              note: t('returns.first.unasked'),
              changeHref: links.step('resolution'),
            }
          : null,
      recipient: facts.isRecipient ? { value: draft.recipient_email ?? '' } : null,
    },
  };
}
