import type { Metadata } from 'next';
import { ChangeList } from '@/components/console/policy/change-list';
import { DiffView } from '@/components/console/policy/diff-view';
import { PolicyPoints, PolicyRules } from '@/components/console/policy/policy-sentences';
import { RestoreButton } from '@/components/console/policy/restore-button';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { Panel } from '@/components/ui/panel';
import { loadPolicyVersion } from '@/lib/policies/loaders';

export const metadata: Metadata = { title: 'A version of the policy' };

export default async function Page({ params }: { params: Promise<{ shop: string; version: string }> }) {
  const { shop, version } = await params;
  const view = await loadPolicyVersion(shop, version);
  return (
    <>
      <BackLink href={`/console/${shop}/policies`}>Policy</BackLink>
      <PageHead
        title={`Version ${view.version}: ${view.sentences.headline}`}
        action={
          view.mayWrite &&
          !view.isCurrent && (
            <RestoreButton shop={shop} version={view.version} newest={view.newest} document={view.document} />
          )
        }
      >
        Saved {view.when} by {view.by}. {view.isCurrent ? 'It is in force.' : 'Orders placed under it keep it.'}
      </PageHead>
      <div className="grid gap-6">
        <Panel title="What changed" id="changes">
          {view.inWords === null ? (
            <p className="text-muted">It is the first.</p>
          ) : (
            <ChangeList changes={view.inWords} />
          )}
          {view.changes?.some(({ kind }) => kind === 'lines') && (
            <details className="mt-5 border-t border-line pt-4">
              <summary className="text-sm font-semibold">Line by line</summary>
              <div className="pt-4">
                <DiffView runs={view.changes} />
              </div>
            </details>
          )}
        </Panel>
        <Panel title="What it says" id="says">
          <PolicyPoints points={view.sentences.points} />
          {view.sentences.rules.length > 0 && (
            <div className="mt-6 border-t border-line pt-4">
              <PolicyRules rules={view.sentences.rules} />
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
