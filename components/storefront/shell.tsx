import type { ReactNode } from 'react';
import { Icon } from './icons';
import { OpeningTimes } from './opening-times';
import type { Frame } from './types';

/** Header, main and footer of a page, as the shop's house builds them. Everything a page says stands inside `main`. */
export function Shell({ frame, children, wide = false }: { frame: Frame; children: ReactNode; wide?: boolean }) {
  const { brand, t } = frame;
  return (
    <div
      className="house"
      data-layout={brand.layout}
      data-wide={wide || undefined}
      data-button={brand.look.button}
      data-cards={brand.look.cards}
      data-imagery={brand.look.imagery}
    >
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      {brand.layout === 'letter' && <LetterHead frame={frame} />}
      {brand.layout === 'board' && <BoardHead frame={frame} />}
      {brand.layout === 'ledger' && <LedgerMargin frame={frame} />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <p className="sr-only" role="status" id="live-status" />
      <Foot frame={frame} />
    </div>
  );
}

function ShopName({ frame: { brand, links } }: { frame: Frame }) {
  const { light, dark, alt } = brand.logo;
  return (
    <a className="shop-name" href={links.home}>
      {light || dark ? (
        <picture>
          {dark && light && <source srcSet={dark} media="screen and (prefers-color-scheme: dark)" />}
          <img src={light ?? dark ?? ''} alt={alt} height="40" />
        </picture>
      ) : (
        brand.shop.name
      )}
    </a>
  );
}

function Languages({ frame: { languages, t } }: { frame: Frame }) {
  if (languages.length < 2) return null;
  return (
    <nav className="languages" aria-label={t('shell.language')}>
      {languages.map(({ locale, label, href, current }) => (
        <a key={locale} href={href} lang={locale} hrefLang={locale} aria-current={current ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function HeaderLinks({ frame: { brand, t } }: { frame: Frame }) {
  if (brand.headerLinks.length === 0) return null;
  return (
    <nav className="header-links" aria-label={t('shell.more', { shop: brand.shop.name })}>
      {brand.headerLinks.map(({ label, href }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
    </nav>
  );
}

const openingLine = ({ brand, locale }: Frame) =>
  brand.openingLine[locale] ?? brand.openingLine[locale.split('-')[0] ?? ''] ?? null;

function LetterHead({ frame }: { frame: Frame }) {
  const line = openingLine(frame);
  return (
    <header className="letter-head">
      <div>
        <ShopName frame={frame} />
        {line && <p className="opening-line">{line}</p>}
      </div>
      <div className="head-side">
        <HeaderLinks frame={frame} />
        <Languages frame={frame} />
      </div>
    </header>
  );
}

function BoardHead({ frame }: { frame: Frame }) {
  const line = openingLine(frame);
  return (
    <header className="board-head">
      <ShopName frame={frame} />
      {line && <p className="opening-line">{line}</p>}
      <HeaderLinks frame={frame} />
      <Languages frame={frame} />
    </header>
  );
}

function LedgerMargin({ frame }: { frame: Frame }) {
  const line = openingLine(frame);
  return (
    <header className="ledger-head">
      <div className="ledger-margin">
        <ShopName frame={frame} />
      </div>
      <div className="ledger-top">
        {line && <p className="opening-line">{line}</p>}
        <HeaderLinks frame={frame} />
        <Languages frame={frame} />
      </div>
    </header>
  );
}

function Foot({ frame }: { frame: Frame }) {
  const { brand, t, links } = frame;
  const { email, phone, hours, replyTime, channels } = brand.contact;
  const hasContact = email || phone || channels.length > 0;
  return (
    <footer className="foot">
      {hasContact && (
        <section className="foot-person" aria-labelledby="foot-person">
          <h2 id="foot-person">{t('shell.person')}</h2>
          <p className="foot-lead">{replyTime ?? frame.hours?.reply ?? t('shell.personLead')}</p>
          <OpeningTimes hours={frame.hours} />
          <ul className="foot-ways">
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
            {channels.map(({ label, href }) => (
              <li key={href}>
                <Icon name="out" />
                <a href={href}>{label}</a>
              </li>
            ))}
            {hours && !frame.hours && (
              <li>
                <Icon name="clock" />
                <span>{hours}</span>
              </li>
            )}
          </ul>
        </section>
      )}
      <nav className="foot-links" aria-label={t('shell.help')}>
        <ul>
          {links.feedback && (
            <li>
              <a href={links.feedback}>{t('shell.feedback')}</a>
            </li>
          )}
          {links.viewLog && (
            <li>
              <a href={links.viewLog}>{t('shell.viewLog')}</a>
            </li>
          )}
          <li>
            <a href={links.home}>{t('shell.find')}</a>
          </li>
          <li>
            <a href={`${brand.shop.basePath}/accessibility`}>{t('accessibility.link')}</a>
          </li>
          {links.withdraw && (
            <li>
              <a href={links.withdraw}>{t('shell.withdraw')}</a>
            </li>
          )}
        </ul>
      </nav>
      {(brand.footerLinks.length > 0 || brand.social.length > 0) && (
        <nav className="foot-links" aria-label={t('shell.more', { shop: brand.shop.name })}>
          <ul>
            {[...brand.footerLinks, ...brand.social].map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </footer>
  );
}
