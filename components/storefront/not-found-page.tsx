import { PageHead } from './page-head';
import { TalkLink } from './talk-link';
import type { Frame } from './types';

/** Nothing here, for whatever reason: an unknown and a foreign address look the same. */
export function NotFoundPage({ frame, lookUpHref }: { frame: Frame; lookUpHref: string | null }) {
  const { t } = frame;
  return (
    <div className="page">
      <PageHead title={t('notFound.title')} lead={t('notFound.lead')} />
      {lookUpHref && (
        <div className="actions">
          <a className="button" data-kind="primary" href={lookUpHref}>
            {t('notFound.find')}
          </a>
          <TalkLink frame={frame} />
        </div>
      )}
    </div>
  );
}
