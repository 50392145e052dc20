import { errorFor } from './field';
import type { MethodView, ResolutionQuestionView, ResolutionView } from './flow-types';
import { Icon, type IconName } from './icons';
import { keepTogether } from './keep-together';
import { Money } from './money';
import { Picture } from './picture';
import type { FormErrorView, Frame } from './types';
import { StockWish } from './wizard-first';
import { AboutItem } from './wizard-reasons';

const RESOLUTION_ICON: Record<string, IconName> = {
  refund: 'card',
  store_credit: 'gift',
  exchange: 'swap',
  replace: 'return',
  keep: 'keep',
};

/**
 * Step three: ways to make it right, as cards of equal weight, each with its amount and its date; none is chosen for
 * the shopper. Fields: `resolution.{lineId}`, `variant.{lineId}`.
 */
export function ResolutionQuestion({
  frame: { t, locale },
  question,
  errors,
}: {
  frame: Frame;
  question: ResolutionQuestionView;
  errors: FormErrorView[];
}) {
  const { lineId, item, resolutions, contact } = question;
  const wrong = errorFor(errors, `resolution-${lineId}`);
  return (
    <section className="panel question" aria-label={t('wizard.resolutionFor', { item: item.title })}>
      <AboutItem item={item} />
      <fieldset className="cards" id={`resolution-${lineId}`}>
        <legend className="sr-only">{t('wizard.resolutions')}</legend>
        {wrong && (
          <p className="field-error">
            <Icon name="alert" />
            <span>{wrong}</span>
          </p>
        )}
        {resolutions.length === 0 && (
          <p className="nothing-offered">
            {t('wizard.nothingOffered')} {contact && <a href={contact}>{t('shell.person')}</a>}
          </p>
        )}
        {resolutions.map((resolution) => (
          <div key={resolution.type} className="card">
            <label>
              <input
                type="radio"
                name={`resolution.${lineId}`}
                value={resolution.type}
                defaultChecked={resolution.checked}
                aria-invalid={wrong ? true : undefined}
                required
              />
              <span className="card-label">
                <Icon name={RESOLUTION_ICON[resolution.type] ?? 'box'} />
                {resolution.label}
              </span>
              <span className="card-amount">
                <Money amount={resolution.amount} />
              </span>
              <span className="card-when">{keepTogether(resolution.when, locale)}</span>
              {resolution.note && <span className="card-note">{resolution.note}</span>}
              {resolution.suggested && <span className="card-suggested">{t('wizard.nextSize')}</span>}
            </label>
            <Instead resolution={resolution} lineId={lineId} label={t('wizard.chooseVariant')} />
            {resolution.pickHref && (
              <a className="card-pick" href={resolution.pickHref}>
                {t('wizard.pickOther')}
              </a>
            )}
          </div>
        ))}
      </fieldset>
      {question.wish && <StockWish view={question.wish} />}
    </section>
  );
}

/** What an exchange is for: what was picked from the shop's goods, or a choice of the same thing's variants. */
function Instead({
  resolution: { picked, variants },
  lineId,
  label,
}: {
  resolution: ResolutionView;
  lineId: string;
  label: string;
}) {
  const name = `variant.${lineId}`;
  if (picked)
    return (
      <span className="card-picked">
        <input type="hidden" name={name} value={picked.id} />
        <Picture src={picked.imageUrl} alt="" />
        <span>
          <span className="item-title">{picked.title}</span>
          {picked.variant && <span className="item-facts">{picked.variant}</span>}
        </span>
      </span>
    );
  if (!variants?.length) return null;
  return (
    <div className="card-variants">
      <label htmlFor={name}>{label}</label>
      <span className="select">
        <select id={name} name={name} defaultValue={variants.find((variant) => variant.selected)?.id}>
          {variants.map((variant) => (
            <option key={variant.id} value={variant.id} disabled={variant.disabled}>
              {variant.label}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}

const METHOD_ICON: Record<MethodView['icon'], IconName> = {
  label: 'print',
  qr: 'qr',
  shop: 'shop',
  pickup: 'van',
  post: 'post',
  keep: 'keep',
};

/**
 * Step four: how it travels, each way with its cost beside it. Fields: `method`, and of the chosen one `place.{code}` or
 * `pickup.{code}`.
 */
export function MethodChoice({
  frame: { t },
  methods,
  errors,
}: {
  frame: Frame;
  methods: MethodView[];
  errors: FormErrorView[];
}) {
  const wrong = errorFor(errors, 'method');
  return (
    <fieldset className="methods" id="method">
      <legend className="sr-only">{t('wizard.methods')}</legend>
      {wrong && (
        <p className="field-error">
          <Icon name="alert" />
          <span>{wrong}</span>
        </p>
      )}
      {methods.map((method) => (
        <div key={method.code} className="method-group">
          <label className="method">
            <input
              type="radio"
              name="method"
              value={method.code}
              defaultChecked={method.checked}
              aria-invalid={wrong ? true : undefined}
              required
            />
            <Icon name={METHOD_ICON[method.icon]} />
            <span className="method-words">
              <span className="method-label">{method.label}</span>
              {method.detail && <span className="method-detail">{method.detail}</span>}
            </span>
            <span className="method-fee" data-free={method.isFree || undefined}>
              <span className="sr-only">{t('wizard.fee')}: </span>
              <Money amount={method.fee} />
            </span>
          </label>
          {method.places.length > 0 && (
            <fieldset className="method-more choices">
              <legend>{t('wizard.places')}</legend>
              {method.places.map((place) => (
                <label key={place.code} className="choice">
                  <input type="radio" name={`place.${method.code}`} value={place.code} defaultChecked={place.checked} />
                  <span className="place">
                    <span>{place.name}</span>
                    <span className="place-more">{place.address}</span>
                    {place.hours && <span className="place-more">{place.hours}</span>}
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          {method.pickups.length > 0 && (
            <div className="method-more">
              <label htmlFor={`pickup.${method.code}`}>{t('wizard.pickup')}</label>
              <span className="select">
                <select
                  id={`pickup.${method.code}`}
                  name={`pickup.${method.code}`}
                  defaultValue={method.pickups.find((pickup) => pickup.selected)?.value}
                >
                  {method.pickups.map((pickup) => (
                    <option key={pickup.value} value={pickup.value}>
                      {pickup.label}
                    </option>
                  ))}
                </select>
              </span>
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
