import { PageHead } from './page-head';
import { TalkLink } from './talk-link';
import type { Frame } from './types';

/** Our fault, said so; the reference leads staff to the log line. */
export function ErrorPage({
  frame,
  retryHref,
  reference,
}: {
  frame: Frame;
  retryHref: string | null;
  reference: string;
}) {
  const { t } = frame;
  return (
    <div className="page">
      <PageHead title={t('error.title')} lead={t('error.lead')} />
      <div className="actions">
        {retryHref && (
          <a className="button" data-kind="primary" href={retryHref}>
            {t('error.retry')}
          </a>
        )}
        <TalkLink frame={frame} />
      </div>
      <p className="fine">{t('error.reference', { reference })}</p>
    </div>
  );
}
