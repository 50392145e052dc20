import type { OrderPageView, ParcelView } from '@/lib/tracking/types';
import { Action } from './button';
import type { Translate } from './message-keys';

/** What was reported of the parcels, and how it stands. */
function ReportList({ reports }: Pick<OrderPageView, 'reports'>) {
  if (!reports) return null;
  return (
    <section className="panel returns" aria-labelledby="reports">
      <h2 id="reports">{reports.title}</h2>
      <ul className="return-list">
        {reports.entries.map(({ label, href, status }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <span>{status}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where something wrong with one of several parcels is told. */
export function ParcelProblem({ problem }: Pick<ParcelView, 'problem'>) {
  if (!problem) return null;
  return (
    <p className="parcel-problem">
      <a href={problem.href}>{problem.label}</a>
    </p>
  );
}

/** Returns under way, and the way into a new one. */
export function Returns({ view, t }: { view: OrderPageView; t: Translate }) {
  return (
    <>
      <ReportList reports={view.reports} />
      <SentBack view={view} t={t} />
    </>
  );
}

function SentBack({ view, t }: { view: OrderPageView; t: Translate }) {
  const { returns, startReturn, withdraw } = view;
  if (returns.length === 0 && !startReturn && !withdraw) return null;
  // Beside the law's own door alone nothing is to be sent back: of a cancelled order nothing was sent.
  const titled = returns.length > 0 || startReturn !== null;
  return (
    <section
      className="panel returns"
      aria-label={titled ? undefined : withdraw?.label}
      aria-labelledby={titled ? 'returns' : undefined}
    >
      {titled && <h2 id="returns">{t('order.returns')}</h2>}
      {returns.length > 0 && (
        <ul className="return-list">
          {returns.map(({ label, href, status }) => (
            <li key={href}>
              <a href={href}>{label}</a>
              <span>{status}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {startReturn && <Action action={startReturn} icon="return" />}
        {withdraw && <Action action={withdraw} kind="link" />}
      </div>
    </section>
  );
}
