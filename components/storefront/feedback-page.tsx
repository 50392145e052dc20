import { HiddenFields, SubmitButton } from './button';
import { TextField } from './field';
import { PageHead } from './page-head';
import type { FeedbackView, Frame } from './types';

/** Two buttons' worth of an answer, and room for words. */
export function FeedbackPage({ frame: { t }, view }: { frame: Frame; view: FeedbackView }) {
  if (view.sent) {
    return (
      <div className="page">
        <PageHead title={t('feedback.title')} lead={t('feedback.thanks')} />
      </div>
    );
  }
  return (
    <div className="page">
      <PageHead title={t('feedback.title')} />
      <form className="panel form" method="post" action={view.action}>
        <HiddenFields fields={view.hidden} />
        <fieldset className="choices">
          <legend className="sr-only">{t('feedback.title')}</legend>
          {(['yes', 'no'] as const).map((answer) => (
            <label key={answer} className="choice">
              <input type="radio" name="helped" value={answer} required />
              <span>{t(`feedback.${answer}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextField id="comment" label={t('feedback.comment')} optional={t('form.optional')} maxLength={2000} />
        <div className="actions">
          <SubmitButton>{t('feedback.send')}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
