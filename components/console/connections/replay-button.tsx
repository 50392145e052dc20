'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { replayMessageAction } from '@/lib/connections/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const SAID = {
  processed: 'Read again, and understood. Everything it tells of is in place.',
  parked: 'Read again. It still waits, for the reason above.',
};

/** Reads a stored message once more: after its order has come, say, or after a mistake of ours is mended. */
export function ReplayButton({ shop, id, kind = 'primary' }: { shop: string; id: string; kind?: 'primary' | 'plain' }) {
  const replay = useAction(replayMessageAction);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <div className="grid justify-items-start gap-3">
      <Button
        kind={kind}
        aria-disabled={replay.pending}
        onClick={() => replay.run({ shop, id }, ({ state }) => setSaid(SAID[state]))}
      >
        {replay.pending ? 'Reading …' : 'Read it again'}
      </Button>
      <Outcome failure={replay.failure} success={said} />
    </div>
  );
}
