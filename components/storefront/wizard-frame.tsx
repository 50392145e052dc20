import type { ReactNode } from 'react';
import { HiddenFields, SubmitButton } from './button';
import { FormErrors } from './field';
import type { WizardFrameView } from './flow-types';
import { Icon } from './icons';
import type { Frame, MoneyView } from './types';
import { WizardSum } from './wizard-sum';

/** Where the form goes: a path for a document, a server action for a page. */
export type FormTarget = {
  action: string | ((form: FormData) => void | Promise<void>);
  hidden?: Record<string, string>;
};

/**
 * One step of the return: where one is, the question, the answers, and at the foot what comes back, always in sight.
 * The whole step is one form and works as a plain post.
 */
export function WizardFrame({
  frame: { t, locale },
  view,
  target,
  money,
  sum,
  note,
  submitLabel,
  withFiles = false,
  children,
}: {
  frame: Frame;
  view: WizardFrameView;
  target: FormTarget;
  money: MoneyView | null;
  /** Draws the sum otherwise: one that follows the choices. */
  sum?: (money: MoneyView) => ReactNode;
  /** That what is chosen on this very step is not in the sum yet. */
  note?: string | null;
  submitLabel?: string;
  withFiles?: boolean;
  children: ReactNode;
}) {
  const { action, hidden } = target;
  const posted =
    typeof action === 'string' ? { method: 'post', encType: withFiles ? 'multipart/form-data' : undefined } : {};
  return (
    <form className="page wizard" action={action} {...posted}>
      <HiddenFields fields={hidden} />
      <header className="page-head">
        <p className="page-reference">
          {view.backHref && (
            <a className="wizard-back" href={view.backHref}>
              <Icon name="back" className="icon flip" />
              {t('form.back')}
            </a>
          )}
          <span>{t('order.number', { number: view.orderNumber })}</span>
        </p>
        <p className="wizard-step">
          <span>{t('form.step', { step: view.step, total: view.total })}</span>
          <progress className="wizard-progress" value={view.step} max={view.total} aria-hidden="true" />
        </p>
        <h1>{view.title}</h1>
        {view.lead && <p className="lead">{view.lead}</p>}
      </header>
      <FormErrors errors={view.errors} t={t} />
      {children}
      <div className="wizard-foot">
        {money ? (
          (sum?.(money) ?? <WizardSum money={money} howCounted={t('money.howCounted')} note={note} locale={locale} />)
        ) : (
          <span />
        )}
        <SubmitButton>{submitLabel ?? t('form.continue')}</SubmitButton>
      </div>
    </form>
  );
}
