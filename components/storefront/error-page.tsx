import { PageHead } from './page-head';
import type { Frame } from './types';

/** Our fault, said so; the reference leads staff to the log line. */
export function ErrorPage({
  frame: { t },
  retryHref,
  reference,
}: {
  frame: Frame;
  retryHref: string | null;
  reference: string;
}) {
  return (
    <div className="page">
      <PageHead title={t('error.title')} lead={t('error.lead')} />
      {retryHref && (
        <div className="actions">
          <a className="button" data-kind="primary" href={retryHref}>
            {t('error.retry')}
          </a>
        </div>
      )}
      <p className="fine">{t('error.reference', { reference })}</p>
    </div>
  );
}
