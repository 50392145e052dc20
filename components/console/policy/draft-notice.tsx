import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import { textLink } from '@/components/ui/text-link';
import type { DraftNote } from '@/lib/policies/types';

/** That there is a draft, and whether it becomes a version by itself. */
export function DraftNotice({ shop, draft, mayWrite }: { shop: string; draft: DraftNote; mayWrite: boolean }) {
  return (
    <Notice tone={draft.problem ? 'warn' : 'info'}>
      <p className="font-semibold">
        {draft.scheduled
          ? `Another version holds from ${draft.scheduled}.`
          : 'There is a draft that nobody has published.'}
      </p>
      <p className="text-sm">
        {draft.problem ?? `${draft.saved}.`}{' '}
        {mayWrite && (
          <Link href={`/console/${shop}/policies/review`} className={textLink}>
            See what it changes
          </Link>
        )}
      </p>
    </Notice>
  );
}
