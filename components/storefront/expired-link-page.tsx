import { HiddenFields, SubmitButton } from './button';
import { PageHead } from './page-head';
import { TalkLink } from './talk-link';
import type { Frame } from './types';

/** An expired link: one button sends a fresh one to the address on the order, wherever that is. */
export function ExpiredLinkPage({ frame, action, token }: { frame: Frame; action: string; token: string }) {
  const { t } = frame;
  return (
    <div className="page">
      <PageHead title={t('expired.title')} lead={t('expired.lead')} />
      <form method="post" action={action} className="actions">
        <HiddenFields fields={{ token }} />
        <SubmitButton>{t('expired.send')}</SubmitButton>
        <TalkLink frame={frame} />
      </form>
    </div>
  );
}

/** The same answer whether or not the link belonged to an order. */
export function LinkSentPage({ frame }: { frame: Frame }) {
  const { t } = frame;
  return (
    <div className="page">
      <PageHead title={t('expired.sentTitle')} lead={t('expired.sent')} />
      <div className="actions">
        <TalkLink frame={frame} />
      </div>
    </div>
  );
}
