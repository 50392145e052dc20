import { PageHead } from './page-head';
import type { Frame } from './types';

/** Nothing here, for whatever reason: an unknown and a foreign address look the same. */
export function NotFoundPage({ frame: { t }, lookUpHref }: { frame: Frame; lookUpHref: string | null }) {
  return (
    <div className="page">
      <PageHead title={t('notFound.title')} lead={t('notFound.lead')} />
      {lookUpHref && (
        <div className="actions">
          <a className="button" data-kind="primary" href={lookUpHref}>
            {t('notFound.find')}
          </a>
        </div>
      )}
    </div>
  );
}
