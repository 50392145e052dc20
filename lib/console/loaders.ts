import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import type { OrderFilter, ReturnTab } from './constants';
import { loadOrderDetail } from './queries/load-order-detail';
import { loadReturnDetail } from './queries/load-return-detail';
import { loadStaffReturn } from './queries/load-staff-return';
import { readOrderList } from './queries/read-order-list';
import { readOverview } from './queries/read-overview';
import { readReturnList } from './queries/read-return-list';
import { orderDetail } from './rules/order-detail';
import { overview } from './rules/overview';
import { returnDetail } from './rules/return-detail';
import { comeBack, staffReturnView } from './rules/staff-return';
import { orderListQuery, returnListQuery } from './schema';
import type { ComeBackRow, OrderDetail, OrderList, Overview, ReturnDetail, ReturnList, StaffReturnView } from './types';

type Search = Record<string, string | string[] | undefined>;

const missing = (error: unknown): never => {
  if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
  throw error;
};

/** The first page of the returns queue, as its address asks. */
export async function loadReturnList(
  slug: string,
  search: Search,
): Promise<{ list: ReturnList; query: { tab: ReturnTab; q: string } }> {
  const gate = await staffPage(slug);
  const { tab, q } = returnListQuery.parse({ ...search, cursor: null });
  const list = await inShop(gate, (ctx) => readReturnList(ctx, { tab, q, cursor: null, shop: slug }));
  return { list, query: { tab, q } };
}

/** One return; a 404 for one that is not there, or another shop's. */
export async function loadReturn(slug: string, returnId: string): Promise<ReturnDetail> {
  const gate = await staffPage(slug);
  return inShop(gate, async (ctx) =>
    returnDetail(await loadReturnDetail(ctx, { returnId }), { now: ctx.now, role: gate.membership.role }),
  ).catch(missing);
}

/** The first page of orders, as its address asks. */
export async function loadOrderList(
  slug: string,
  search: Search,
): Promise<{ list: OrderList; query: { filter: OrderFilter; q: string } }> {
  const gate = await staffPage(slug);
  const { filter, q } = orderListQuery.parse({ ...search, cursor: null });
  const list = await inShop(gate, (ctx) => readOrderList(ctx, { filter, q, cursor: null, shop: slug }));
  return { list, query: { filter, q } };
}

/** One order; a 404 for one that is not there, or another shop's. */
export async function loadOrder(slug: string, orderId: string): Promise<OrderDetail> {
  const gate = await staffPage(slug);
  return inShop(gate, async (ctx) =>
    orderDetail(await loadOrderDetail(ctx, { orderId }), { now: ctx.now, role: gate.membership.role }),
  ).catch(missing);
}

/** What of an order could come back now, and why; for its page. */
export async function loadComeBack(slug: string, orderId: string): Promise<{ rows: ComeBackRow[]; mayOpen: boolean }> {
  const gate = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const rows = comeBack(await loadStaffReturn(ctx, { orderId }), ctx.now);
    const isOpen = rows.some(({ tone }) => tone !== 'problem');
    return { rows, mayOpen: isOpen && may(gate.membership.role, 'returns:decide') };
  }).catch(missing);
}

/** The form for a return on a shopper's behalf; a 404 for who may not open one. */
export async function loadStaffReturnForm(slug: string, orderId: string): Promise<StaffReturnView> {
  const gate = await staffPage(slug, 'returns:decide');
  return inShop(gate, async (ctx) => staffReturnView(await loadStaffReturn(ctx, { orderId }), ctx.now)).catch(missing);
}

/** The console's first screen. */
export async function loadOverview(slug: string): Promise<Overview> {
  const gate = await staffPage(slug);
  return inShop(gate, async (ctx) => overview(await readOverview(ctx), { now: ctx.now, name: gate.staff.name }));
}
