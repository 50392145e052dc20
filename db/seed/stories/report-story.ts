import sharp from 'sharp';
import type { Ctx } from '@/lib/core/context';
import { orderedId } from '@/lib/core/ids';
import { acceptReport } from '@/lib/reports/mutations/accept-report';
import { askReporter } from '@/lib/reports/mutations/ask-reporter';
import { reportProblem } from '@/lib/reports/mutations/report-problem';
import { loadReportFacts } from '@/lib/reports/queries/load-report-facts';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import type { ReportStep } from './story';

const DRAWINGS = { operation: ['VipsForeignLoadSvg'] };

/** Takes a report as the shopper's page does, with its photos, and does about it what the shop's people do. */
export async function reportStory(
  shopper: Ctx,
  input: { orderId: string; lineIds: string[]; locale: string; step: ReportStep },
): Promise<string> {
  const { orderId, lineIds, locale, step } = input;
  const { parcels } = await loadReportFacts(shopper, { orderId });
  const photoIds: string[] = [];
  for (let index = 0; index < (step.photos ?? 0); index++) {
    const { uploadId } = await storeUpload(shopper, { kind: 'photo', picture: await drawPhoto(index) });
    photoIds.push(uploadId);
  }
  const { reportId } = await reportProblem(shopper, {
    orderId,
    shipmentId: parcels[0]?.id ?? '',
    kind: step.kind,
    lines: step.items?.map(([item, quantity]) => ({ lineId: lineIds[item] ?? '', quantity })) ?? null,
    answers: step.answers,
    comment: step.comment ?? null,
    photoIds,
    wish: step.wish ?? null,
    formKey: orderedId(shopper.now.getTime() * 1_000),
    locale,
  });
  return reportId;
}

/** What the shop's people do about a report. */
export async function settleReport(
  jana: Ctx,
  input: { reportId: string; ask?: string | undefined; accept?: ReportStep['accept'] | undefined },
): Promise<void> {
  const { reportId, ask, accept } = input;
  if (ask) await askReporter(jana, { reportId, question: ask });
  if (accept) await acceptReport(jana, { reportId, ...accept });
}

/** A cardboard box with a torn corner, and what lay in it, as a phone would have seen them. */
async function drawPhoto(index: number) {
  const [width, height] = [900, 675];
  const svg =
    index === 0
      ? `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 675"><rect width="900" height="675" fill="#8d857a"/>
        <ellipse cx="450" cy="560" rx="360" ry="50" fill="#5d574f"/><path d="M150 250 470 180 760 260 740 540 430 600 170 520Z" fill="#c49a6c"/>
        <path d="M150 250 470 180 760 260 430 330Z" fill="#d8b184"/><path d="M430 330 430 600 170 520 150 250Z" fill="#b3895c"/>
        <path d="M760 260 700 275 660 330 690 380 640 430 745 470Z" fill="#4a3a2a"/><path d="M300 215 610 295" stroke="#e9d9b8" stroke-width="34"/></svg>`
      : `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 675"><rect width="900" height="675" fill="#b9b2a6"/>
        <ellipse cx="450" cy="540" rx="330" ry="40" fill="#8f887d"/><path d="M170 500Q190 360 420 340 560 250 640 260 700 300 730 430 740 500 730 520L180 520Z" fill="#5a3a26"/>
        <path d="M170 500 730 500 730 530 165 530Z" fill="#2b1d14"/><path d="M170 500Q260 490 330 516L180 524Z" fill="#d9c7a8"/></svg>`;
  // What people send may not be a drawing (lib/uploads/adapters/reencode-picture.ts); this one is ours.
  sharp.unblock(DRAWINGS);
  try {
    const { data, info } = await sharp(Buffer.from(svg))
      .resize(width, height)
      .webp({ quality: 72 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: 'image/webp', width: info.width, height: info.height };
  } finally {
    sharp.block(DRAWINGS);
  }
}
