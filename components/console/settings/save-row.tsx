import { Button } from '@/components/ui/button';
import type { Failure } from '../layout/failure-words';
import { Outcome } from '../layout/outcome';

/** The end of a form of settings: what became of it, and the button for those who may press it. */
export function SaveRow(props: { mayWrite: boolean; pending: boolean; failure: Failure | null; saved: string | null }) {
  return (
    <>
      <Outcome failure={props.failure} success={props.saved} />
      {props.mayWrite ? (
        <p>
          <Button kind="primary" type="submit" aria-disabled={props.pending}>
            {props.pending ? 'Saving …' : 'Save'}
          </Button>
        </p>
      ) : (
        <p className="text-sm text-muted">Only owners and managers change it.</p>
      )}
    </>
  );
}
