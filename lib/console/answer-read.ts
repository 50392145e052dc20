import { requireStaff, type StaffGate } from '@/lib/auth/require-staff';
import type { Ctx } from '@/lib/core/context';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
};
const HEADERS = { 'cache-control': 'private, no-store' };

/** Answers a read of the console as JSON: the same session gate as its pages, then one unit of work. */
export async function answerRead(
  slug: string,
  read: (ctx: Ctx, gate: StaffGate) => Promise<unknown>,
): Promise<Response> {
  return answer(slug, async (ctx, gate) => Response.json(await read(ctx, gate), { headers: HEADERS }));
}

/** The same for a read that makes its own response. */
export async function answer(slug: string, read: (ctx: Ctx, gate: StaffGate) => Promise<Response>): Promise<Response> {
  try {
    const gate = await requireStaff(slug, 'shop:read');
    return await inShop(gate, (ctx) => read(ctx, gate));
  } catch (error) {
    if (error instanceof AppError) return failed(error);
    log.error({ err: error }, 'console read failed');
    return Response.json({ code: 'INTERNAL' }, { status: 500, headers: HEADERS });
  }
}

const failed = (error: AppError): Response =>
  Response.json({ code: error.code }, { status: STATUS[error.code] ?? 409, headers: HEADERS });
