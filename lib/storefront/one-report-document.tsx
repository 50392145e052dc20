import { ReportPage } from '@/components/storefront/report-page';
import { AppError } from '@/lib/core/errors';
import { formatMoney } from '@/lib/core/money';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { LONGEST_WORDS } from '@/lib/reports/constants';
import { answerReport } from '@/lib/reports/mutations/answer-report';
import { withdrawReport } from '@/lib/reports/mutations/withdraw-report';
import { loadReport } from '@/lib/reports/queries/load-report';
import { buildReportPage } from '@/lib/reports/rules/build-report-page';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { knownZone } from '@/lib/tracking/rules/calendar';
import { moneyHref, openSpeaker, reportLinks, toolsFor } from './open-report';
import { formFields, readFormData } from './read-form';
import { keepReportPhotos, readReportPhotos } from './report-photos';
import { type Page, type PageRequest, seeOther, servePage } from './serve-page';

const ANSWER_LIMIT = { points: 20, windowSeconds: 60 * 60 };
const LONGEST = 10 * 1024 * 1024;

async function reportPage(page: PageRequest, token: string, reportId: string, answerMissing = false): Promise<Page> {
  const { gate, grant } = await openSpeaker(page, token);
  const report = await inShop(gate, (ctx) => loadReport(ctx, { reportId }));
  const dress = page.dress({ orderLocale: report.locale });
  const track = `/s/${page.shop.slug}/track/${token}`;
  const zone = knownZone(shippingZone(report.address), report.shopZone);
  const view = buildReportPage(
    report,
    {
      self: page.url.pathname + page.url.search,
      shopName: page.shop.name,
      photoHref: (id) => `${track}/photo/${id}.webp`,
      moneyHref: moneyHref(page, gate.shopId, report.returnId, grant),
      money: (amount) => formatMoney(amount, dress.locale),
      answerMissing,
      links: reportLinks(page, token, dress, report.orderNumber),
    },
    toolsFor(dress, { country: report.country, zone }, page.now),
  );
  return {
    dress,
    status: answerMissing ? 422 : 200,
    title: view.number,
    body: <ReportPage frame={dress.frame} view={view} />,
  };
}

export const serveReport = (request: Request, slug: string, token: string, id: string): Promise<Response> =>
  servePage(request, slug, (page) => reportPage(page, token, id));

/** Takes the shopper's answer, or takes the report back; either has its page follow. */
export const answerToReport = (request: Request, slug: string, token: string, id: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, grant } = await openSpeaker(page, token);
    await consumeLimit('reports:order', grant.orderId, ANSWER_LIMIT);
    const posted = await readFormData(request, LONGEST);
    const fields = formFields(posted);
    const answer = (fields.answer ?? '').trim().slice(0, LONGEST_WORDS);
    if (fields.do !== 'withdraw' && !answer) return reportPage(page, token, id, true);
    const pictures = fields.do === 'withdraw' ? [] : await readReportPhotos(posted, grant.orderId);
    try {
      await inShop(gate, async (ctx) => {
        if (fields.do === 'withdraw') return withdrawReport(ctx, { reportId: id });
        const photoIds = await keepReportPhotos(ctx, { pictures, kept: [] });
        return answerReport(ctx, { reportId: id, answer, photoIds });
      });
    } catch (error) {
      // Decided or answered meanwhile: the page says how it stands.
      if (!(error instanceof AppError) || error.code !== 'INVALID_STATE') throw error;
    }
    return seeOther(page.url.pathname + page.url.search);
  });
