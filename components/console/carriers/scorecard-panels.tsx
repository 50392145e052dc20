import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { SCORE_LEGEND, type Scorecard } from '@/lib/contracts/rules/scorecard-words';
import { ScoreTable } from './score-table';

/** The parts of a scorecard: what to beware of, then carriers, services and lanes. */
export function ScorecardPanels({
  scorecard,
  hrefOf,
  title,
}: {
  scorecard: Scorecard;
  hrefOf?: (carrier: string) => string;
  title: string;
}) {
  const { carriers, services, lanes, alerts, isEmpty } = scorecard;
  if (isEmpty)
    return (
      <div className="rounded-card border border-dashed border-line">
        <Empty title="Nothing to count yet.">No parcel was heard of in this time.</Empty>
      </div>
    );
  return (
    <>
      {alerts.map((alert) => (
        <Notice key={alert.text} tone={alert.tone === 'problem' ? 'warn' : 'info'}>
          {alert.text}
        </Notice>
      ))}
      <Panel id="carriers" title={title}>
        <ScoreTable caption={title} rows={carriers} hrefOf={hrefOf} />
        <p className="mt-4 max-w-prose border-t border-line pt-4 text-sm text-muted">{SCORE_LEGEND}</p>
      </Panel>
      {services.length > 0 && (
        <Panel id="services" title="By service">
          <ScoreTable caption="By service" rows={services} />
        </Panel>
      )}
      {lanes.length > 1 && (
        <Panel id="lanes" title="By lane">
          <ScoreTable caption="By lane" rows={lanes} />
        </Panel>
      )}
    </>
  );
}
