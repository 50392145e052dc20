'use client';

import { useRouter } from 'next/navigation';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { savePolicyAction } from '@/lib/policies/actions';
import type { Policy } from '@/lib/policies/schema';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** Saves an earlier document as the newest version. */
export function RestoreButton({
  shop,
  version,
  newest,
  document,
}: {
  shop: string;
  version: number;
  newest: number;
  document: Policy;
}) {
  const router = useRouter();
  const save = useAction(savePolicyAction);
  return (
    <div className="grid justify-items-start gap-3">
      <ConfirmButton
        kind="plain"
        confirmKind="primary"
        title={`Bring version ${version} back?`}
        text="It becomes the newest version and holds for orders placed from now on. Nothing is lost: every version stays in the list."
        confirm="Bring it back"
        pending={save.pending}
        onConfirm={() =>
          save.run({ shop, seen: newest, document }, (saved) =>
            router.push(`/console/${shop}/policies?saved=${saved.version}`),
          )
        }
      >
        Bring this version back
      </ConfirmButton>
      <Outcome failure={save.failure} />
    </div>
  );
}
