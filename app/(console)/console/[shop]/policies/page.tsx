import type { Metadata } from 'next';
import Link from 'next/link';
import { DraftNotice } from '@/components/console/policy/draft-notice';
import { PolicyPoints, PolicyRules } from '@/components/console/policy/policy-sentences';
import { VersionList } from '@/components/console/policy/version-list';
import { buttonClasses } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Empty, Panel } from '@/components/ui/panel';
import { loadPolicy } from '@/lib/policies/loaders';

export const metadata: Metadata = { title: 'Policy' };

type Props = { params: Promise<{ shop: string }>; searchParams: Promise<Record<string, unknown>> };

export default async function Page({ params, searchParams }: Props) {
  const { shop } = await params;
  const { version, since, sentences, reasons, versions, draft, mayWrite } = await loadPolicy(shop);
  const isSaved = (await searchParams).saved === String(version);
  return (
    <>
      <PageHead
        title={sentences.headline}
        action={
          mayWrite && (
            <Link href={`/console/${shop}/policies/edit`} className={buttonClasses('primary')}>
              {draft ? 'Go on with the draft' : 'Change the policy'}
            </Link>
          )
        }
      >
        Version {version}, for orders placed since {since}. Every order keeps the version it was placed under.
      </PageHead>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          {isSaved && (
            <Notice tone="good" live>
              Saved. Version {version} holds for orders placed from now on.
            </Notice>
          )}
          {draft && <DraftNotice shop={shop} draft={draft} mayWrite={mayWrite} />}
          <Panel className="lg:p-8!">
            <PolicyPoints points={sentences.points} />
          </Panel>
          <Panel title="Rules" id="rules">
            {sentences.rules.length === 0 ? (
              <Empty title="No exceptions">Everything above holds for every order.</Empty>
            ) : (
              <PolicyRules rules={sentences.rules} />
            )}
          </Panel>
          <Panel title="Why something comes back" id="reasons">
            <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
              {reasons.map(({ label, note }) => (
                <li key={label}>
                  <p className="font-semibold">{label}</p>
                  <p className="text-sm text-muted">{note}</p>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
        <Panel title="Versions" id="versions">
          <VersionList versions={versions} />
        </Panel>
      </div>
    </>
  );
}
