'use client';

import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/panel';

/** What a page of the console says when it could not be made. */
export function PageFailure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div role="alert" className="rounded-card border border-dashed border-line">
      <Empty title="This page could not be made just now.">
        <p>Nothing was changed. Try again in a moment; if it stays, tell whoever keeps your Porchlight.</p>
        {error.digest && <p className="pt-1 text-sm">Reference {error.digest}</p>}
        <p className="pt-4">
          <Button kind="primary" onClick={reset}>
            Try again
          </Button>
        </p>
      </Empty>
    </div>
  );
}
