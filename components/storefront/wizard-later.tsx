import { HiddenFields, SubmitButton } from './button';
import type { Frame } from './types';
import type { FormTarget } from './wizard-frame';

/** Beneath a step: that nothing is lost, how to go on elsewhere, and that one reminder, or none, will come. */
export function WizardLater({
  frame: { t },
  target,
  isQuiet,
  isMailed,
}: {
  frame: Frame;
  target: FormTarget;
  isQuiet: boolean;
  isMailed: boolean;
}) {
  const posted = typeof target.action === 'string' ? { method: 'post' as const } : {};
  return (
    <aside className="page wizard-later">
      <details open={isMailed}>
        <summary>{t('wizard.laterTitle')}</summary>
        <p>{t(isQuiet ? 'wizard.laterQuiet' : 'wizard.later')}</p>
        {isMailed && <p role="status">{t('wizard.laterMailed')}</p>}
        <div className="actions">
          {!isMailed && (
            <form action={target.action} {...posted}>
              <HiddenFields fields={{ ...target.hidden, wish: 'mail' }} />
              <SubmitButton kind="quiet">{t('wizard.laterMail')}</SubmitButton>
            </form>
          )}
          {!isQuiet && (
            <form action={target.action} {...posted}>
              <HiddenFields fields={{ ...target.hidden, wish: 'quiet' }} />
              <SubmitButton kind="link">{t('wizard.laterStop')}</SubmitButton>
            </form>
          )}
        </div>
      </details>
    </aside>
  );
}
