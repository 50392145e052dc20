import { ReportFormPage, ReportPickPage } from '@/components/storefront/report-pages';
import type { Grant } from '@/lib/access/require-grant';
import { AppError } from '@/lib/core/errors';
import { isId, newId } from '@/lib/core/ids';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { REMEDIED_BY, REPORT_KINDS, type ReportKind } from '@/lib/reports/constants';
import { reportProblem } from '@/lib/reports/mutations/report-problem';
import { findSentReport } from '@/lib/reports/queries/find-sent-report';
import { loadReportFacts, type ReportFacts } from '@/lib/reports/queries/load-report-facts';
import { buildFormPage, NOTHING_ENTERED, type ReportEntries } from '@/lib/reports/rules/build-form-page';
import { buildPickPage } from '@/lib/reports/rules/build-pick-page';
import { type OpenParcel, parcelGates } from '@/lib/reports/rules/parcel-gates';
import { readAnswers } from '@/lib/reports/rules/read-answers';
import { picksLines } from '@/lib/reports/rules/report-questions';
import type { Dress } from './dress';
import { openSpeaker, reportLinks, toolsFor } from './open-report';
import { formFields, readFormData } from './read-form';
import { keepReportPhotos, readReportPhotos } from './report-photos';
import { carrierPage } from './rules/order-facts';
import { type Page, type PageRequest, seeOther, servePage } from './serve-page';

/** One order's reports in an hour: more is no shopper. */
const REPORT_LIMIT = { points: 20, windowSeconds: 60 * 60 };
/** Six photos as phones make them. */
const LONGEST = 10 * 1024 * 1024;

type Opened = { gate: Gate; grant: Grant; facts: ReportFacts; dress: Dress };

async function open(page: PageRequest, token: string): Promise<Opened> {
  const { gate, grant } = await openSpeaker(page, token);
  const facts = await inShop(gate, (ctx) => loadReportFacts(ctx, { orderId: grant.orderId }));
  return { gate, grant, facts, dress: page.dress({ orderLocale: facts.order.locale }) };
}

const kindOf = (text: string | null | undefined): ReportKind | null =>
  REPORT_KINDS.find((kind) => kind === text) ?? null;

/** The parcel and kind an address names, where they may be told of now. */
function choiceOf(page: PageRequest, { facts }: Opened): { parcel: OpenParcel; kind: ReportKind } | null {
  const kind = kindOf(page.url.searchParams.get('kind'));
  const parcel = parcelGates(facts, page.now).find(({ parcel: { id } }) => id === page.url.searchParams.get('parcel'));
  const isOpen = parcel?.gates.some((gate) => gate.kind === kind && gate.isOpen);
  return kind && parcel && isOpen ? { parcel, kind } : null;
}

function pickPage(page: PageRequest, token: string, opened: Opened, status = 200): Page {
  const { facts, dress, grant } = opened;
  const view = buildPickPage(
    facts,
    {
      shown: page.url.searchParams.get('parcel'),
      isRecipient: grant.scope === 'gift',
      links: reportLinks(page, token, dress, facts.order.number),
      now: page.now,
    },
    toolsFor(dress, { country: facts.order.country, zone: facts.zone }, page.now),
  );
  return { dress, status, title: view.title, body: <ReportPickPage view={view} /> };
}

function formPage(
  page: PageRequest,
  token: string,
  opened: Opened,
  { parcel, kind }: { parcel: OpenParcel; kind: ReportKind },
  entries: ReportEntries,
  formKey: string,
): Page {
  const { facts, dress, grant } = opened;
  const view = buildFormPage(
    parcel,
    {
      kind,
      terms: facts.terms,
      action: page.url.pathname + page.url.search,
      hidden: { form: formKey },
      entries,
      isRecipient: grant.scope === 'gift',
      photosUnder: grant.scope === 'full' ? `/s/${page.shop.slug}/track/${token}/proof` : null,
      carrierHref: carrierPage(parcel.parcel.carrier, parcel.parcel.trackingNumber),
      links: reportLinks(page, token, dress, facts.order.number),
    },
    toolsFor(dress, { country: facts.order.country, zone: facts.zone }, page.now),
  );
  return {
    dress,
    status: entries.errors.length > 0 ? 422 : 200,
    title: view.title,
    body: <ReportFormPage frame={dress.frame} view={view} />,
  };
}

/** What went wrong: asked first, then the form of that kind. What cannot be told now says so, and when it can. */
export const serveProblem = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await open(page, token);
    const choice = choiceOf(page, opened);
    return choice ? formPage(page, token, opened, choice, NOTHING_ENTERED, newId()) : pickPage(page, token, opened);
  });

/** Takes the form; pressed twice it is one report, whose page follows. */
export const answerProblem = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const opened = await open(page, token);
    const { gate, grant, dress } = opened;
    await consumeLimit('reports:order', grant.orderId, REPORT_LIMIT);
    const posted = await readFormData(request, LONGEST);
    const values = formFields(posted);
    const formKey = values.form && isId(values.form) ? values.form : newId();
    const sent = await inShop(gate, (ctx) => findSentReport(ctx, { orderId: grant.orderId, formKey }));
    const link = reportLinks(page, token, dress, opened.facts.order.number).report;
    if (sent) return seeOther(link(sent));
    const choice = choiceOf(page, opened);
    // It was open when the form was, and is no more: the page says what has changed.
    if (!choice) return pickPage(page, token, opened, 409);

    const { parcel, kind } = choice;
    const read = readAnswers(kind, parcel.isDelivered, values);
    const errors = read.missing.map((code) => ({ field: code, code }));
    const lines = picksLines(kind) ? tickedLines(posted, parcel) : null;
    if (lines?.size === 0) errors.unshift({ field: 'lines', code: 'lines' });
    const photos = await photosOf(posted, opened);
    if (photos.error) errors.push({ field: 'photos', code: 'file' });
    else if (photos.ids.length === 0 && opened.facts.terms.photos.includes(kind))
      errors.push({ field: 'photos', code: 'photos' });
    const entries = { values, lines, photoIds: photos.ids, errors };
    if (errors.length > 0) return formPage(page, token, opened, choice, entries, formKey);
    try {
      const { reportId } = await inShop(gate, (ctx) =>
        reportProblem(ctx, {
          orderId: grant.orderId,
          shipmentId: parcel.parcel.id,
          kind,
          lines: lines ? [...lines].map(([lineId, quantity]) => ({ lineId, quantity })) : null,
          answers: read.answers,
          comment: read.comment,
          photoIds: photos.ids,
          wish: grant.scope === 'gift' ? null : (REMEDIED_BY.find((wish) => wish === values.wish) ?? null),
          formKey,
          locale: dress.locale,
        }),
      );
      return seeOther(link(reportId));
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'CONFLICT' && error.code !== 'INELIGIBLE')) throw error;
      const now = await open(page, token);
      const still = choiceOf(page, now);
      if (!still) return pickPage(page, token, now, 409);
      return formPage(page, token, now, still, { ...entries, errors: [{ field: 'lines', code: 'told' }] }, formKey);
    }
  });

/** What was ticked, within what there is. */
function tickedLines(posted: FormData, { lines }: OpenParcel): Map<string, number> {
  const ticked = new Set(posted.getAll('line').map(String));
  return new Map(
    lines
      .filter(({ line, free }) => free > 0 && ticked.has(line.id))
      .map(({ line, free }) => {
        const asked = Number.parseInt(String(posted.get(`quantity.${line.id}`) ?? ''), 10);
        return [line.id, Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, free) : free];
      }),
  );
}

/** Kept even where something else of the form is missing: nobody looks for a photo twice. */
async function photosOf(posted: FormData, { gate, grant }: Opened): Promise<{ ids: string[]; error: boolean }> {
  const kept = posted.getAll('kept').map(String);
  try {
    const pictures = await readReportPhotos(posted, grant.orderId);
    if (pictures.length === 0 && kept.length === 0) return { ids: [], error: false };
    return { ids: await inShop(gate, (ctx) => keepReportPhotos(ctx, { pictures, kept })), error: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID') throw error;
    return { ids: await inShop(gate, (ctx) => keepReportPhotos(ctx, { pictures: [], kept })), error: true };
  }
}
