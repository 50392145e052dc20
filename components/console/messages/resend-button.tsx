'use client';

import { Button } from '@/components/ui/button';
import { resendMessageAction } from '@/lib/notifications/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** Sends a message that failed once more; the page then says that it is going out. */
export function ResendButton({ shop, id }: { shop: string; id: string }) {
  const resend = useAction(resendMessageAction, {
    INVALID_STATE: 'It is on its way already: somebody else was quicker, or it went out after all.',
  });
  return (
    <div className="grid gap-3">
      <Outcome failure={resend.failure} />
      <Button kind="primary" aria-disabled={resend.pending} onClick={() => resend.run({ shop, id })}>
        {resend.pending ? 'Putting it back …' : 'Send it again'}
      </Button>
    </div>
  );
}
