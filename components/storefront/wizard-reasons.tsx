import type { ItemView } from '@/lib/tracking/types';
import { errorFor, TextField } from './field';
import type { FollowUpView, ReasonQuestionView } from './flow-types';
import { Icon } from './icons';
import { Photos } from './photos';
import { Picture } from './picture';
import type { FormErrorView, Frame } from './types';

/** The thing a question is about, small beside it. */
export function AboutItem({ item, more }: { item: ItemView; more?: string | null }) {
  return (
    <span className="about">
      <Picture src={item.imageUrl} alt="" />
      <span>
        <span className="item-title">
          {item.quantity > 1 && `${item.quantity} × `}
          {item.title}
        </span>
        {(item.variant || more) && (
          <span className="item-facts">{[item.variant, more].filter(Boolean).join(' · ')}</span>
        )}
      </span>
    </span>
  );
}

/**
 * Step two: what the matter is, in a shopper's words. Fields: `reason.{lineId}`, `comment.{lineId}`, `photo.{lineId}`,
 * `remove.{lineId}`, and of each reason's follow-ups their own. What a reason does not ask is hidden by the style sheet
 * while another is chosen, so that it needs no script.
 */
export function ReasonQuestion({
  frame: { t },
  question,
  errors,
}: {
  frame: Frame;
  question: ReasonQuestionView;
  errors: FormErrorView[];
}) {
  const { lineId, item, reasons, comment, photos, part } = question;
  const wrong = errorFor(errors, `reason-${lineId}`);
  const wantsPhoto = reasons.some((reason) => reason.photo !== 'none');
  const photoError = errorFor(errors, `photo.${lineId}`);
  return (
    <section
      className="panel question"
      aria-label={t('wizard.reasonFor', { item: part ? `${item.title}, ${part}` : item.title })}
    >
      <AboutItem item={item} more={part} />
      <fieldset
        className="choices"
        id={`reason-${lineId}`}
        aria-describedby={wrong ? `reason-${lineId}-error` : undefined}
      >
        <legend className="sr-only">{t('wizard.reasons')}</legend>
        {wrong && <ErrorLine id={`reason-${lineId}-error`} text={wrong} />}
        {reasons.map((reason) => (
          <div key={reason.code} className="choice-group">
            <label className="choice">
              <input
                type="radio"
                name={`reason.${lineId}`}
                value={reason.code}
                defaultChecked={reason.checked}
                data-photo={reason.photo}
                data-comment={reason.comment}
                aria-invalid={wrong ? true : undefined}
                required
              />
              <span>{reason.label}</span>
            </label>
            {reason.followUps.length > 0 && (
              <div className="follow-ups">
                {reason.followUps.map((followUp) => (
                  <FollowUp key={followUp.name} followUp={followUp} error={errorFor(errors, followUp.name)} t={t} />
                ))}
              </div>
            )}
          </div>
        ))}
      </fieldset>
      <div className="asked-comment">
        <TextField
          id={`comment.${lineId}`}
          label={t('wizard.comment')}
          hint={t('wizard.commentHint')}
          error={errorFor(errors, `comment.${lineId}`)}
          defaultValue={comment.value}
          maxLength={1000}
        />
      </div>
      {wantsPhoto && (
        <div className="field asked-photo" data-invalid={photoError ? '' : undefined}>
          <label htmlFor={`photo.${lineId}`}>
            {t('wizard.photo')}
            <span className="field-optional"> ({t('form.optional')})</span>
          </label>
          <p className="field-hint" id={`photo.${lineId}-hint`}>
            {t('wizard.photoHint')}
          </p>
          {photoError && <ErrorLine id={`photo.${lineId}-error`} text={photoError} />}
          {photos.length > 0 && <Photos photos={photos} name={`remove.${lineId}`} t={t} />}
          <input
            type="file"
            id={`photo.${lineId}`}
            name={`photo.${lineId}`}
            accept="image/jpeg,image/png,image/webp"
            aria-describedby={`photo.${lineId}-hint`}
            multiple
          />
        </div>
      )}
    </section>
  );
}

function FollowUp({ followUp, error, t }: { followUp: FollowUpView; error: string | undefined; t: Frame['t'] }) {
  const { name, label, value, choices } = followUp;
  if (!choices)
    return <TextField id={name} label={label} optional={t('form.optional')} defaultValue={value} maxLength={1000} />;
  return (
    <fieldset className="follow-up" id={name}>
      <legend>{label}</legend>
      {error && <ErrorLine id={`${name}-error`} text={error} />}
      <div className="chips">
        {choices.map((choice) => (
          <label key={choice.code} className="chip">
            <input type="radio" name={name} value={choice.code} defaultChecked={choice.checked} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ErrorLine({ id, text }: { id: string; text: string }) {
  return (
    <p className="field-error" id={id}>
      <Icon name="alert" />
      <span>{text}</span>
    </p>
  );
}
