import { SubmitButton } from './button';
import { Field } from './field';
import { Icon, type IconName } from './icons';
import { keepTogether } from './keep-together';
import { QrCode } from './qr-code';
import type { Frame, ReturnPageView } from './types';

type Pass = NonNullable<ReturnPageView['pass']>;

/** The return as something to carry: a code to show, a date, a place with its hours, and what to print. */
export function BoardingPass({
  frame: { t, brand, locale },
  pass,
  number,
}: {
  frame: Frame;
  pass: Pass;
  number: string;
}) {
  const links: [IconName, string, string | null][] = [
    ['tag', t('return.label'), pass.labelHref],
    ['print', t('return.slip'), pass.slipHref],
    ['print', t('return.customs'), pass.customsHref ?? null],
    ['calendar', t('return.calendar'), pass.calendarHref],
  ];
  // What is handed in without a code has nothing to show or to type.
  const hasCode = Boolean(pass.qrSrc || pass.qrSvg);
  return (
    <section className="pass" data-plain={!hasCode || undefined} aria-labelledby="pass">
      {hasCode && (
        <div className="pass-stub">
          <h2 id="pass" className="pass-show">
            {t('return.show')}
          </h2>
          {pass.qrSrc ? (
            <span className="qr">
              <img src={pass.qrSrc} alt={t('return.qrAlt', { number })} width="240" height="240" />
            </span>
          ) : (
            pass.qrSvg && <QrCode svg={pass.qrSvg} alt={t('return.qrAlt', { number })} />
          )}
          {pass.code && (
            <p className="pass-code">
              <span>{t('return.codeByHand')}</span>
              <bdi className="code" dir="ltr">
                {pass.code}
              </bdi>
            </p>
          )}
        </div>
      )}
      <div className="pass-main">
        <p className="pass-shop">
          <span>{brand.shop.name}</span>
          <span>{t('return.number', { number })}</span>
        </p>
        {pass.notice && <p className="pass-notice">{pass.notice}</p>}
        {!hasCode && (
          <h2 id="pass" className="pass-show">
            {pass.method}
          </h2>
        )}
        {pass.dropBy && (
          <div className="pass-date">
            <span className="pass-label">{pass.dropByLabel ?? t('return.dropBy')}</span>
            <time dateTime={pass.dropBy.dateTime}>
              {keepTogether(pass.dropBy.text ?? t('date.long', pass.dropBy), locale)}
            </time>
          </div>
        )}
        <dl className="pass-facts">
          <div>
            <dt>{t('return.method')}</dt>
            <dd>
              {pass.method}
              {pass.fee && <span className="pass-fee">{pass.fee}</span>}
            </dd>
          </div>
          {pass.window && (
            <div>
              <dt>{t('return.window')}</dt>
              <dd>{pass.window}</dd>
            </div>
          )}
          {pass.place && (
            <div>
              <dt>{t('return.where')}</dt>
              <dd>
                {pass.place.name}
                {pass.place.address && <span className="pass-more">{pass.place.address}</span>}
                {pass.place.distance && <span className="pass-more">{pass.place.distance}</span>}
              </dd>
            </div>
          )}
          {pass.place?.hours && (
            <div>
              <dt>{t('return.hours')}</dt>
              <dd>{pass.place.hours}</dd>
            </div>
          )}
        </dl>
        {pass.instructions.length > 0 && (
          <div className="pass-before">
            <h3>{t('return.instructions')}</h3>
            <ol className="numbered">
              {pass.instructions.map((instruction) => (
                <li key={instruction}>{instruction}</li>
              ))}
            </ol>
          </div>
        )}
        {pass.courier && <Courier t={t} courier={pass.courier} />}
        <div className="actions pass-actions">
          {links.map(
            ([icon, label, href]) =>
              href && (
                <a key={label} className="button" data-kind="quiet" href={href}>
                  <Icon name={icon} />
                  {label}
                </a>
              ),
          )}
        </div>
      </div>
    </section>
  );
}

function Courier({ t, courier }: { t: Frame['t']; courier: NonNullable<Pass['courier']> }) {
  return (
    <form className="form courier" method="post" action={courier.action}>
      <h3>{t('return.courier')}</h3>
      <p>{t('return.courierLead')}</p>
      <Field
        id="tracking_number"
        label={t('return.courierNumber')}
        defaultValue={courier.trackingNumber}
        error={courier.isWrong ? t('return.courierWrong') : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={41}
        required
      />
      <Field
        id="carrier"
        label={t('return.courierName')}
        optional={t('form.optional')}
        defaultValue={courier.carrier}
        maxLength={60}
      />
      <SubmitButton kind="quiet">{t('return.courierSave')}</SubmitButton>
    </form>
  );
}
