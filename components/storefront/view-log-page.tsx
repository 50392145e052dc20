import { DateTime } from './date-time';
import { Icon } from './icons';
import { PageHead } from './page-head';
import type { Frame, ViewLogView } from './types';

/** Who has looked at an order, when, and what for. */
export function ViewLogPage({ frame: { t }, view }: { frame: Frame; view: ViewLogView }) {
  return (
    <div className="page">
      <PageHead title={t('viewLog.title')} lead={t('viewLog.lead', { days: view.keptDays })} />
      <section className="panel" aria-label={t('viewLog.title')}>
        {view.entries.length === 0 ? (
          <p>{t('viewLog.empty')}</p>
        ) : (
          <table className="log">
            <thead>
              <tr>
                <th scope="col">{t('viewLog.when')}</th>
                <th scope="col">{t('viewLog.who')}</th>
                <th scope="col">{t('viewLog.why')}</th>
              </tr>
            </thead>
            <tbody>
              {view.entries.map((entry) => (
                <tr key={entry.id}>
                  <td>
                    <DateTime text={entry.when} dateTime={entry.dateTime} />
                  </td>
                  <td>{entry.who}</td>
                  <td>{entry.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <div className="actions">
        <a className="button" data-kind="quiet" href={view.backHref}>
          <Icon name="back" className="icon flip" />
          {t('viewLog.back')}
        </a>
      </div>
    </div>
  );
}
