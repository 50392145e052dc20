import type { ItemView } from '@/lib/tracking/types';
import { errorFor, TextField } from './field';
import { Icon } from './icons';
import { Picture } from './picture';
import type { FormErrorView, Frame, ReasonQuestionView } from './types';

/** The thing a question is about, small beside it. */
export function AboutItem({ item }: { item: ItemView }) {
  return (
    <span className="about">
      <Picture src={item.imageUrl} alt="" />
      <span>
        <span className="item-title">{item.title}</span>
        {item.variant && <span className="item-facts">{item.variant}</span>}
      </span>
    </span>
  );
}

/** Step two: what the matter is, in a shopper's words. Fields: `reason.{lineId}`, `comment.{lineId}`, `photo.{lineId}`. */
export function ReasonQuestion({
  frame: { t },
  question,
  errors,
}: {
  frame: Frame;
  question: ReasonQuestionView;
  errors: FormErrorView[];
}) {
  const { lineId, item, reasons, comment, photo } = question;
  const wrong = errorFor(errors, `reason-${lineId}`);
  return (
    <section className="panel question" aria-label={t('wizard.reasonFor', { item: item.title })}>
      <AboutItem item={item} />
      <fieldset
        className="choices"
        id={`reason-${lineId}`}
        aria-describedby={wrong ? `reason-${lineId}-error` : undefined}
      >
        <legend>{t('wizard.reasons')}</legend>
        {wrong && (
          <p className="field-error" id={`reason-${lineId}-error`}>
            <Icon name="alert" />
            <span>{wrong}</span>
          </p>
        )}
        {reasons.map((reason) => (
          <label key={reason.code} className="choice">
            <input
              type="radio"
              name={`reason.${lineId}`}
              value={reason.code}
              defaultChecked={reason.checked}
              aria-invalid={wrong ? true : undefined}
              required
            />
            <span>{reason.label}</span>
          </label>
        ))}
      </fieldset>
      {comment && (
        <TextField
          id={`comment.${lineId}`}
          label={t('wizard.comment')}
          hint={t('wizard.commentHint')}
          optional={comment.required ? undefined : t('form.optional')}
          error={errorFor(errors, `comment.${lineId}`)}
          defaultValue={comment.value}
          maxLength={1000}
          required={comment.required}
        />
      )}
      {photo && (
        <div className="field">
          <label htmlFor={`photo.${lineId}`}>
            {t('wizard.photo')}
            {!photo.required && <span className="field-optional"> ({t('form.optional')})</span>}
          </label>
          <p className="field-hint" id={`photo.${lineId}-hint`}>
            {t('wizard.photoHint')}
          </p>
          <input
            type="file"
            id={`photo.${lineId}`}
            name={`photo.${lineId}`}
            accept="image/jpeg,image/png,image/webp"
            aria-describedby={`photo.${lineId}-hint`}
            required={photo.required}
            multiple
          />
        </div>
      )}
    </section>
  );
}
