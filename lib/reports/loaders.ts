import { notFound } from 'next/navigation';
import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { CONSOLE_LOCALE } from '@/lib/console/constants';
import { AppError } from '@/lib/core/errors';
import { currencyExponent } from '@/lib/core/money';
import { inShop } from '@/lib/core/unit-of-work';
import { createTranslator } from '@/lib/i18n/translator';
import { getShop } from '@/lib/shops/queries/get-shop';
import { REMEDIED_BY, REPORT_KINDS } from './constants';
import { findReportSettings } from './queries/find-report-settings';
import { readReportDesk } from './queries/read-report-desk';
import type { ReportDesk } from './rules/report-desk';
import { reportTerms } from './rules/report-settings';
import type { ReportIntake } from './types';

/** One report; a 404 for one that is not there, or another shop's. */
export async function loadReportDesk(slug: string, reportId: string): Promise<ReportDesk> {
  const gate = await staffPage(slug);
  return inShop(gate, (ctx) => readReportDesk(ctx, { reportId })).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  });
}

/** When the shop takes which problem, for its form. */
export async function loadReportIntake(slug: string): Promise<ReportIntake> {
  const { membership, ...gate } = await staffPage(slug);
  const t = createTranslator(CONSOLE_LOCALE);
  return inShop(gate, async (ctx) => {
    const { currency } = await getShop(ctx);
    const digits = currencyExponent(currency);
    const { auto_accept: _, ...usual } = reportTerms({});
    return {
      shop: slug,
      settings: await findReportSettings(ctx),
      usual,
      kinds: REPORT_KINDS.map((kind) => ({
        kind,
        label: t(`reports.kind.${kind}`),
        hint: t(`reports.hint.${kind}`),
      })),
      outcomes: REMEDIED_BY.map((outcome) => ({ outcome, label: OUTCOMES[outcome] })),
      currency,
      digits,
      usualSum: digits === 0 ? 3_000 : 25 * 10 ** digits,
      mayWrite: may(membership.role, 'policy:write'),
    };
  });
}

const OUTCOMES = { replace: 'Send a new one', refund: 'Pay it back', credit: 'Give store credit' } as const;
