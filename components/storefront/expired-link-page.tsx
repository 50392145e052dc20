import { HiddenFields, SubmitButton } from './button';
import { PageHead } from './page-head';
import type { Frame } from './types';

/** An expired link: one button sends a fresh one to the address on the order, wherever that is. */
export function ExpiredLinkPage({ frame: { t }, action, token }: { frame: Frame; action: string; token: string }) {
  return (
    <div className="page">
      <PageHead title={t('expired.title')} lead={t('expired.lead')} />
      <form method="post" action={action} className="actions">
        <HiddenFields fields={{ token }} />
        <SubmitButton>{t('expired.send')}</SubmitButton>
      </form>
    </div>
  );
}

/** The same answer whether or not the link belonged to an order. */
export function LinkSentPage({ frame: { t } }: { frame: Frame }) {
  return (
    <div className="page">
      <PageHead title={t('expired.sentTitle')} lead={t('expired.sent')} />
    </div>
  );
}
