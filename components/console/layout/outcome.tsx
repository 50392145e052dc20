import { Notice } from '@/components/ui/notice';
import type { Failure } from './failure-words';

/** How an action went: a failure is an alert, a success is announced politely. */
export function Outcome({ failure, success }: { failure: Failure | null; success?: string | null }) {
  return (
    <>
      {failure && (
        <Notice tone="bad" live>
          <p>{failure.text}</p>
          {failure.reference && <p className="mt-1 text-sm text-muted">Reference {failure.reference}</p>}
        </Notice>
      )}
      {/* Always there, so that what appears in it is announced; out of the flow while it is empty. */}
      <div role="status" className={success && !failure ? undefined : 'absolute'}>
        {success && !failure && <Notice tone="good">{success}</Notice>}
      </div>
    </>
  );
}
