import { answerStepAction, keepForLaterAction } from '@/lib/returns/actions';
import type { Wizard } from '@/lib/returns/loaders';
import type { StepId } from '@/lib/returns/rules/steps';
import { WizardBody } from '@/lib/storefront/wizard-body';
import { LiveSum } from './live-sum';

/** One step as one form: works as a plain post, and the same without it. */
export function WizardStep(props: {
  wizard: Wizard;
  step: StepId;
  problem: string | null;
  /** The link of a return whose parcel may be shared. */
  parcel: string | null;
  selector: { shop: string; token: string; lang: string | null };
}) {
  const { wizard, step, selector } = props;
  const { frame, words, locale } = wizard.dress;
  return (
    <WizardBody
      {...props}
      answer={answerStepAction}
      later={keepForLaterAction}
      sum={(money) => (
        <LiveSum
          money={money}
          step={step}
          lang={selector.lang}
          words={{ howCounted: frame.t('money.howCounted'), notYet: words('returns.wizard.sumNotYet') }}
          locale={locale}
        />
      )}
    />
  );
}
