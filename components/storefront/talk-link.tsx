import type { Frame } from './types';

/** The way to a person where a page can do no more: the shop's own page, else mail, else telephone. */
export function TalkLink({ frame: { brand, t } }: { frame: Frame }) {
  const { url, email, phone } = brand.contact;
  const href = url ?? (email ? `mailto:${email}` : phone ? `tel:${phone.replace(/[^+\d]/g, '')}` : null);
  if (!href) return null;
  return (
    <a className="button" data-kind="quiet" href={href}>
      {t('shell.person')}
    </a>
  );
}
