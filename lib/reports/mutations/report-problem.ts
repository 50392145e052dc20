import { and, eq, isNull, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { problemReportLines, problemReports } from '@/db/schema/reports';
import { customerFlags } from '@/db/schema/shoppers';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { actorKey, withSavepoint } from '@/lib/core/unit-of-work';
import type { RemediedBy, ReportKind } from '../constants';
import { findSentReport } from '../queries/find-sent-report';
import { loadReportFacts, type ReportFacts } from '../queries/load-report-facts';
import { answerDay } from '../rules/answer-day';
import { decidesByItself } from '../rules/decides-by-itself';
import { type OpenParcel, parcelGates } from '../rules/parcel-gates';
import { readAnswers } from '../rules/read-answers';
import { reportNumber } from '../rules/report-number';
import { acceptReport } from './accept-report';
import { recordReportEvent } from './record-report-event';
import { tellReporter } from './tell-reporter';

export type NewReport = {
  orderId: string;
  shipmentId: string;
  kind: ReportKind;
  /** Which things, by row ids of the order's lines; null: everything in the parcel. */
  lines: { lineId: string; quantity: number }[] | null;
  answers: Record<string, string>;
  comment?: string | null;
  photoIds?: readonly string[];
  wish?: RemediedBy | null;
  /** Of the form: sent again, it is the same report. */
  formKey: string;
  locale: string;
};

/**
 * Takes a shopper's word that something is wrong with a parcel: judged under the order's lock by what may be told of it now,
 * put into the queue, and confirmed. Where the shop leaves such a thing to itself it is settled at once.
 * @throws AppError NOT_FOUND; INELIGIBLE with `gate` where it cannot be told of (any more, or yet); CONFLICT where a thing is
 *   told of, or something was done about it, already; INVALID without what the kind needs
 */
export async function reportProblem(ctx: Ctx, input: NewReport): Promise<{ reportId: string; isNew: boolean }> {
  const { db, shopId, now } = ctx;
  const facts = await loadReportFacts(ctx, { orderId: input.orderId, lock: true });
  const known = await findSentReport(ctx, input);
  if (known) return { reportId: known, isNew: false };
  const open = parcelGates(facts, now).find(({ parcel }) => parcel.id === input.shipmentId);
  if (!open) throw notFound('shipment');
  const gate = open.gates.find(({ kind }) => kind === input.kind);
  if (!gate?.isOpen) throw new AppError('INELIGIBLE', 'This cannot be reported of the parcel now.', { gate });
  const lines = wantedLines(input, open);
  const { answers, comment } = answered(input, open, facts);

  const report = {
    shopId,
    id: newId(now.getTime()),
    number: reportNumber(crypto.getRandomValues(new Uint8Array(8))),
    orderId: input.orderId,
    shipmentId: input.shipmentId,
    kind: input.kind,
    state: 'open' as const,
    wish: input.wish ?? null,
    answers,
    comment,
    photoIds: [...(input.photoIds ?? [])],
    forRecipient: ctx.actor.type === 'shopper' && ctx.actor.scopes.includes('gift'),
    formKey: input.formKey,
    locale: input.locale,
    answerBy: answerDay(now, facts.terms.answer_days, facts.shopZone),
    createdBy: actorKey(ctx.actor),
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(problemReports).values(report);
  await db
    .insert(problemReportLines)
    .values(lines.map((line) => ({ shopId, reportId: report.id, orderId: input.orderId, ...line })));
  await recordReportEvent(ctx, { report, type: 'reported', details: { kind: input.kind } });
  const settled = await settleByItself(ctx, { facts, lines, report });
  if (!settled) {
    await tellReporter(ctx, { report, event: 'report.received' });
    await reviewParcels(ctx, { shipmentIds: [input.shipmentId] });
  }
  return { reportId: report.id, isNew: true };
}

function wantedLines({ lines }: NewReport, { lines: inside }: OpenParcel): { lineId: string; quantity: number }[] {
  const wanted =
    lines ?? inside.filter(({ free }) => free > 0).map(({ line, free }) => ({ lineId: line.id, quantity: free }));
  if (wanted.length === 0 || new Set(wanted.map(({ lineId }) => lineId)).size < wanted.length) {
    throw new AppError('INVALID', 'Say which things.', {
      errors: [{ path: 'lines', message: 'Name each thing once' }],
    });
  }
  for (const { lineId, quantity } of wanted) {
    const line = inside.find((one) => one.line.id === lineId);
    if (!line) throw notFound('line');
    if (quantity > line.free) {
      throw new AppError('CONFLICT', 'Something is done about this already.', {
        reason: 'told',
        line_external_id: line.line.externalId,
        available: line.free,
      });
    }
  }
  return wanted;
}

/** The page asks it all; who comes without has not been through it. */
function answered(input: NewReport, { isDelivered }: OpenParcel, { terms }: ReportFacts) {
  const read = readAnswers(input.kind, isDelivered, { ...input.answers, comment: input.comment });
  const errors = read.missing.map((code) => ({ path: code, message: 'Must be answered' }));
  if (terms.photos.includes(input.kind) && !input.photoIds?.length) errors.push({ path: 'photos', message: 'Needed' });
  if (errors.length > 0) throw new AppError('INVALID', 'Something is missing.', { errors });
  return read;
}

/** Tried by itself, and left to a person where it cannot be done: a report is never lost to a rule. */
async function settleByItself(
  ctx: Ctx,
  input: {
    facts: ReportFacts;
    lines: readonly { lineId: string; quantity: number }[];
    report: { id: string; kind: ReportKind };
  },
): Promise<boolean> {
  const { facts, lines, report } = input;
  if (!facts.terms.auto_accept) return false;
  const [history] = await ctx.db
    .select({ earlier: sql<number>`count(*) filter (where ${problemReports.id} <> ${report.id}::uuid)::int` })
    .from(problemReports)
    .innerJoin(orders, and(eq(orders.shopId, problemReports.shopId), eq(orders.id, problemReports.orderId)))
    .where(and(eq(problemReports.shopId, ctx.shopId), eq(orders.emailKey, facts.order.emailKey)));
  const flags = await ctx.db
    .select({ id: customerFlags.id })
    .from(customerFlags)
    .where(
      and(
        eq(customerFlags.shopId, ctx.shopId),
        eq(customerFlags.accountKey, facts.order.emailKey),
        isNull(customerFlags.liftedAt),
      ),
    )
    .limit(1);
  const price = new Map(facts.lines.map(({ id, unitPrice }) => [id, unitPrice]));
  const outcome = decidesByItself(
    {
      kind: report.kind,
      worth: lines.reduce((sum, { lineId, quantity }) => sum + quantity * (price.get(lineId) ?? 0), 0),
      earlier: history?.earlier ?? 0,
      isFlagged: flags.length > 0,
      currencies: { order: facts.order.currency, own: facts.shopCurrency },
    },
    facts.terms,
  );
  if (!outcome) return false;
  try {
    const own: Ctx = { ...ctx, actor: { type: 'system', job: 'report-rules' } };
    await withSavepoint(own, (inner) => acceptReport(inner, { reportId: report.id, outcome }));
    return true;
  } catch (error) {
    if (error instanceof AppError && ['INELIGIBLE', 'CONFLICT', 'INVALID_STATE'].includes(error.code)) return false;
    throw error;
  }
}
