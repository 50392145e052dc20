import { may } from '@/lib/auth/permissions';
import { ROWS } from '@/lib/console/constants';
import { sayCount } from '@/lib/console/rules/say-things';
import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { listMembers } from '@/lib/shops/queries/list-members';
import { CASE_KINDS } from '../constants';
import { caseCursor, NEVER, readCaseCursor } from '../rules/case-cursor';
import { caseRow } from '../rules/case-row';
import { KIND_WORDS } from '../rules/case-words';
import { dueChoices } from '../rules/due-choices';
import type { CaseListQuery } from '../schema';
import type { CaseList, Colleague } from '../types';
import { type CaseCounts, type CaseRowFacts, countCases, listCases } from './list-cases';

/** The people a case can be given to, oneself first. */
export async function listColleagues(ctx: Ctx): Promise<Colleague[]> {
  const self = ctx.actor.type === 'staff' ? ctx.actor.userId : null;
  return (await listMembers(ctx))
    .map(({ userId, name }) => ({ id: userId, name, isMe: userId === self }))
    .sort((a, b) => Number(b.isMe) - Number(a.isMe));
}

/** A page of the queue with its filters, worded. @throws AppError INVALID for a cursor that is none */
export async function readCaseList(ctx: Ctx, input: CaseListQuery): Promise<CaseList> {
  const isClosed = input.view === 'closed';
  const after = input.cursor
    ? readCaseCursor(input.cursor, isClosed ? 'moment' : input.sort === 'due' ? 'due' : 'pain')
    : null;
  const [shop, people, counts, rows] = await Promise.all([
    getShop(ctx),
    listColleagues(ctx),
    countCases(ctx),
    listCases(ctx, { ...input, limit: ROWS + 1, after }),
  ]);
  const page = rows.slice(0, ROWS);
  const last = page.at(-1);
  const clock = { shop: shop.slug, now: ctx.now, zone: shop.timeZone };
  return {
    rows: page.map((row) => caseRow(row, people, clock)),
    next_cursor: rows.length > ROWS && last ? caseCursor({ at: positionOf(last, input), id: last.id }) : null,
    title: sayTitle(counts),
    views: [
      { view: 'open', label: 'Open', count: counts.open },
      { view: 'overdue', label: 'Overdue', count: counts.overdue },
      { view: 'closed', label: 'Closed', count: null },
    ],
    kinds: CASE_KINDS.map((kind) => ({ kind, label: KIND_WORDS[kind], count: counts.kinds[kind] ?? 0 })),
    owners: [
      { owner: 'anyone', label: 'Anyone’s', count: null },
      { owner: 'me', label: 'Mine', count: counts.mine },
      { owner: 'nobody', label: 'Nobody’s', count: counts.nobodys },
    ],
    people,
    dues: dueChoices(ctx.now, shop.timeZone),
    mayWork: ctx.actor.type === 'staff' && may(ctx.actor.role, 'orders:write'),
  };
}

const positionOf = (row: CaseRowFacts, { view, sort }: CaseListQuery): string | number =>
  view === 'closed' ? (row.closedAt ?? '') : sort === 'due' ? (row.dueAt ?? NEVER) : row.pain;

function sayTitle({ open, overdue }: CaseCounts): string {
  if (open === 0) return 'Every parcel finds its own way.';
  const parcels = open === 1 ? 'One parcel needs a person' : `${sayCount(open)} parcels need a person`;
  return overdue === 0 ? `${parcels}.` : `${parcels}, ${sayCount(overdue).toLowerCase()} overdue.`;
}
