import type { BlockView } from '@/lib/branding/rules/resolve-blocks';
import { Blocks } from './blocks';
import { OrderBoard } from './order-board';
import { OrderLedger } from './order-ledger';
import { OrderLetter } from './order-letter';
import type { OrderProps } from './order-parts';

const HOUSES = { letter: OrderLetter, board: OrderBoard, ledger: OrderLedger };

/**
 * The tracking page inside `main`. The outer element is what the live script replaces; it carries the revision it
 * compares and the sentence it announces.
 */
export function OrderPage({ frame, view, blocks = [], script }: OrderProps & { blocks?: readonly BlockView[] }) {
  const House = HOUSES[frame.brand.layout];
  return (
    <div
      id="live"
      className="order"
      data-revision={view.revision}
      data-announcement={view.announcement}
      data-tone={view.headline.tone}
    >
      <House frame={frame} view={view} script={script} near={<Blocks frame={frame} blocks={blocks} place="near" />} />
      <Blocks frame={frame} blocks={blocks} place="below" />
    </div>
  );
}
