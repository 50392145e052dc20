import type { Metadata } from 'next';
import { ChangeList } from '@/components/console/policy/change-list';
import { DiffView } from '@/components/console/policy/diff-view';
import { PublishPanel } from '@/components/console/policy/publish-panel';
import { Simulator } from '@/components/console/policy/simulator';
import { BackLink } from '@/components/ui/back-link';
import { PageHead } from '@/components/ui/page-head';
import { Panel } from '@/components/ui/panel';
import { loadPolicyReview } from '@/lib/policies/loaders';

export const metadata: Metadata = { title: 'What the draft changes' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await params;
  const view = await loadPolicyReview(shop);
  return (
    <>
      <BackLink href={`/console/${shop}/policies`}>Policy</BackLink>
      <PageHead title={title(view.changes.length)}>{view.draft.saved}. Nothing of it holds yet.</PageHead>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-6">
          <Panel id="changes" title={`Against version ${view.version}`}>
            <ChangeList changes={view.changes} />
            {view.document && (
              <details className="mt-5 border-t border-line pt-4">
                <summary className="text-sm font-semibold">Line by line</summary>
                <div className="pt-4">
                  <DiffView runs={view.document} />
                </div>
              </details>
            )}
          </Panel>
          {view.changes.length > 0 && <Simulator key={view.revision} shop={shop} revision={view.revision} />}
        </div>
        <PublishPanel key={view.revision} shop={shop} view={view} />
      </div>
    </>
  );
}

function title(count: number): string {
  if (count === 0) return 'The draft changes nothing';
  return count === 1 ? 'The draft changes one thing' : `The draft changes ${count} things`;
}
