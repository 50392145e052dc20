import { sayDate } from '@/lib/console/rules/say-time';
import type { Tone } from '@/lib/console/types';
import type { ReportKind, ReportState } from '../constants';

export const REPORT_BADGES: Record<ReportState, { tone: Tone; label: string }> = {
  open: { tone: 'attention', label: 'Waits for you' },
  asked: { tone: 'moving', label: 'Waits for their answer' },
  accepted: { tone: 'done', label: 'Put right' },
  rejected: { tone: 'calm', label: 'Declined' },
  withdrawn: { tone: 'calm', label: 'Taken back' },
};

const KINDS: Record<ReportKind, string> = {
  not_arrived: 'It never came',
  damaged: 'Something is broken',
  missing: 'Something is missing',
  wrong: 'Something else came',
};

/** What is read of a report where its order or parcel shows; `createdAt` RFC 3339. */
export type ReportLinkFacts = { id: string; number: string; kind: ReportKind; state: ReportState; createdAt: string };

/** A way to it from elsewhere in the console: "Something is broken, told 20 Nov". */
export type ReportLink = { href: string; number: string; text: string; badge: { tone: Tone; label: string } };

export const reportLink = (
  report: ReportLinkFacts,
  { shop, zone, now }: { shop: string; zone: string; now: Date },
): ReportLink => ({
  href: `/console/${shop}/reports/${report.id}`,
  number: report.number,
  text: `${KINDS[report.kind]}, told ${sayDate(new Date(report.createdAt), zone, now)}`,
  badge: REPORT_BADGES[report.state],
});
