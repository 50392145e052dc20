import type { ReactNode } from 'react';
import type { MoneyView } from '@/components/storefront/types';
import { EnterGoesOn, SendsFirst } from '@/components/storefront/wizard-first';
import { type FormTarget, WizardFrame } from '@/components/storefront/wizard-frame';
import { ItemPicker } from '@/components/storefront/wizard-items';
import { WizardLater } from '@/components/storefront/wizard-later';
import { ReasonQuestion } from '@/components/storefront/wizard-reasons';
import { MethodChoice, ResolutionQuestion } from '@/components/storefront/wizard-resolutions';
import { Review } from '@/components/storefront/wizard-review';
import { askMethods } from '@/lib/returns/rules/ask-methods';
import { askReasons } from '@/lib/returns/rules/ask-reasons';
import { askResolutions } from '@/lib/returns/rules/ask-resolutions';
import { askSendsFirst } from '@/lib/returns/rules/ask-sends-first';
import { draftMoney, stepCount, stepFacts } from '@/lib/returns/rules/draft-quote';
import { pickItems } from '@/lib/returns/rules/pick-items';
import { quoteTotal } from '@/lib/returns/rules/quote-total';
import { reviewDraft } from '@/lib/returns/rules/review-draft';
import { type StepId, stepsOf } from '@/lib/returns/rules/steps';
import { wizardErrors } from '@/lib/returns/rules/wizard-errors';
import type { WizardFacts } from '@/lib/returns/rules/wizard-facts';
import type { Quote } from '@/lib/returns/types';
import type { Dress } from './dress';
import { keepLanguage } from './rules/keep-language';

const TITLES = {
  items: 'wizard.items',
  reasons: 'wizard.reasons',
  resolution: 'wizard.resolutions',
  method: 'wizard.methods',
  review: 'wizard.review',
} as const;
const LEADS = {
  items: 'wizard.itemsLead',
  reasons: null,
  resolution: 'wizard.choose',
  method: null,
  review: 'wizard.reviewLead',
} as const;

/** One step of sending back as one form, in whatever road its answers travel by. */
export function WizardBody({
  wizard,
  step,
  problem,
  parcel,
  selector,
  answer,
  later,
  sum,
}: {
  wizard: { dress: Dress; facts: WizardFacts; now: Date; orderNumber: string };
  step: StepId;
  problem: string | null;
  /** The link of a return whose parcel may be shared. */
  parcel: string | null;
  selector: { shop: string; token: string; lang: string | null };
  answer: FormTarget['action'];
  later: FormTarget['action'];
  /** Draws the sum of a step on which money is chosen. */
  sum?: (money: MoneyView) => ReactNode;
}) {
  const { dress, facts, now } = wizard;
  const { frame, words: t, locale } = dress;
  const options = { now, locale, t };
  const review = step === 'review' ? reviewDraft(facts, options) : null;
  const steps = stepsOf(facts.draft, stepFacts(facts, now)).map((one) => one.id);
  const before = steps[steps.indexOf(step) - 1];
  const errors = wizardErrors(step, problem, facts, now, t);
  const lead = LEADS[step];
  const first = step === 'resolution' ? askSendsFirst(facts, options) : null;
  const target: FormTarget = {
    action: answer,
    hidden: {
      shop: selector.shop,
      token: selector.token,
      step,
      version: String(facts.draft.version),
      ...(selector.lang ? { lang: selector.lang } : {}),
      ...(review
        ? { total: String(quoteTotal(review.quote, review.view.sendsFirst ? review.quote.sends_first : null)), locale }
        : {}),
    },
  };
  const submitLabel = ({ lines }: Quote) =>
    lines.every((line) => line.keep_item) ? t('returns.wizard.submitKeep') : frame.t('wizard.submit');
  return (
    <>
      <WizardFrame
        frame={frame}
        view={{
          ...stepCount(facts, now, step),
          title: frame.t(TITLES[step]),
          lead: review?.quote.verdict === 'review' ? t('returns.wizard.review') : lead ? frame.t(lead) : null,
          orderNumber: wizard.orderNumber,
          backHref: before
            ? facts.links.step(before)
            : keepLanguage(`/s/${selector.shop}/track/${selector.token}`, selector.lang),
          errors,
        }}
        target={target}
        money={step === 'review' ? null : draftMoney(facts, options)}
        {...(step === 'resolution' || step === 'method' ? { sum, note: t('returns.wizard.sumNotYet') } : {})}
        submitLabel={review ? submitLabel(review.quote) : undefined}
      >
        {step === 'items' && (
          <ItemPicker
            frame={frame}
            items={pickItems(facts, options)}
            parcel={parcel ?? (facts.draft.parcel_of && problem !== 'parcel' ? 'kept' : null)}
          />
        )}
        {step === 'reasons' &&
          askReasons(facts, options).map((question) => (
            <ReasonQuestion key={question.lineId} frame={frame} question={question} errors={errors} />
          ))}
        {step === 'resolution' && <EnterGoesOn />}
        {step === 'resolution' &&
          askResolutions(facts, options).map((question) => (
            <ResolutionQuestion key={question.lineId} frame={frame} question={question} errors={errors} />
          ))}
        {first && <SendsFirst view={first} />}
        {step === 'method' && <MethodChoice frame={frame} methods={askMethods(facts, options)} errors={errors} />}
        {review && <Review frame={frame} view={review.view} errors={errors} />}
      </WizardFrame>
      {!facts.isRecipient && facts.draft.lines.length > 0 && (
        <WizardLater
          frame={frame}
          target={{
            action: later,
            hidden: {
              shop: selector.shop,
              token: selector.token,
              step,
              version: String(facts.draft.version),
              ...(selector.lang ? { lang: selector.lang } : {}),
            },
          }}
          isQuiet={facts.draft.quiet === true}
          isMailed={problem === 'mailed'}
        />
      )}
    </>
  );
}
