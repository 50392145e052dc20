import { Icon } from './icons';
import { PageHead } from './page-head';
import type { Frame } from './types';

const MEASURES = ['colours', 'keyboard', 'zoom', 'plain', 'never'] as const;

/** What the shop says of how everyone can use these pages, where that ends, and whom to tell. */
export function AccessibilityPage({ frame: { t, brand } }: { frame: Frame }) {
  const { email, phone } = brand.contact;
  const shop = { shop: brand.shop.name };
  return (
    <div className="page">
      <PageHead title={t('accessibility.title')} lead={t('accessibility.lead')} />
      <section className="panel" aria-labelledby="measures">
        <h2 id="measures">{t('accessibility.measures')}</h2>
        <p>{t('accessibility.standard')}</p>
        <ul className="told">
          {MEASURES.map((measure) => (
            <li key={measure}>
              <Icon name="check" />
              <span>{t(`accessibility.${measure}`, shop)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="limits">
        <h2 id="limits">{t('accessibility.limits')}</h2>
        <ul className="told">
          <li>{t('accessibility.foreign')}</li>
          <li>{t('accessibility.pictures', shop)}</li>
          {brand.customCss && <li>{t('accessibility.own', shop)}</li>}
        </ul>
      </section>
      <section className="panel" aria-labelledby="tell">
        <h2 id="tell">{t('accessibility.contact')}</h2>
        <p>{t('accessibility.write')}</p>
        {(email || phone) && (
          <ul className="told">
            {email && (
              <li>
                <Icon name="mail" />
                <a href={`mailto:${email}`}>{email}</a>
              </li>
            )}
            {phone && (
              <li>
                <Icon name="phone" />
                <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
                  {phone}
                </a>
              </li>
            )}
          </ul>
        )}
      </section>
    </div>
  );
}
