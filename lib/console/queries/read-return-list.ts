import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/core/context';
import { readCursor } from '@/lib/core/paging';
import { countWithdrawals, listWithdrawals } from '@/lib/returns/queries/list-withdrawals';
import { getShop } from '@/lib/shops/queries/get-shop';
import { isQueue, RETURN_TABS, ROWS } from '../constants';
import { returnRow } from '../rules/return-row';
import { TAB_LABELS } from '../rules/return-words';
import { saySums } from '../rules/say-things';
import { sayAge } from '../rules/say-time';
import { type WithdrawalRow, withdrawalRow } from '../rules/withdrawal-row';
import type { ReturnListQuery } from '../schema';
import type { ReturnList, TabCount } from '../types';
import { countReturnPlaces } from './count-return-places';
import { listPolicyReasons } from './list-policy-reasons';
import { listReturnRows } from './list-return-rows';

/** A page of the returns queue with its tabs, worded. @throws AppError INVALID for a cursor that is none */
export async function readReturnList(ctx: Ctx, input: ReturnListQuery & { shop: string }): Promise<ReturnList> {
  const page = await listReturnRows(ctx, {
    tab: input.tab,
    q: input.q,
    limit: ROWS,
    after: input.cursor ? readCursor(input.cursor) : null,
  });
  const reasons = await listPolicyReasons(ctx, { versions: page.data.map((row) => row.policyVersion) });
  return {
    rows: page.data.map((row) =>
      returnRow(row, { shop: input.shop, now: ctx.now, reasons: reasons.get(row.policyVersion) ?? [] }),
    ),
    next_cursor: page.next_cursor,
    declarations: input.tab === 'law' ? await readDeclarations(ctx, input.shop) : [],
    tabs: await readTabs(ctx),
    mayDecide: ctx.actor.type === 'staff' && may(ctx.actor.role, 'returns:decide'),
  };
}

/** Withdrawals that no return was opened for stand beside those that have one: the same clock runs. */
async function readDeclarations(ctx: Ctx, shop: string): Promise<WithdrawalRow[]> {
  const { timeZone: zone } = await getShop(ctx);
  return (await listWithdrawals(ctx)).map((one) => withdrawalRow(one, { shop, zone, now: ctx.now }));
}

async function readTabs(ctx: Ctx): Promise<TabCount[]> {
  const counts = await countReturnPlaces(ctx);
  const byHand = await countWithdrawals(ctx);
  return RETURN_TABS.map((tab) => {
    const found = counts.find((one) => one.place === tab);
    return {
      tab,
      label: TAB_LABELS[tab],
      count: isQueue(tab) ? (found?.count ?? 0) + (tab === 'law' ? byHand : 0) : null,
      money: saySums(found?.sums ?? []),
      oldest: found ? sayAge(new Date(found.oldest), ctx.now) : null,
    };
  });
}
