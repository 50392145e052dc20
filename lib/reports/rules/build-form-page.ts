import type { ReportFormView } from '@/components/storefront/report-types';
import { oneLine } from '@/lib/tracking/rules/goods';
import { REMEDIED_BY, type ReportKind } from '../constants';
import type { ReportLinks } from './build-pick-page';
import type { OpenParcel } from './parcel-gates';
import { needsWords, picksLines, questionsOf } from './report-questions';
import type { ReportTerms } from './report-settings';
import { proofFacts, type ReportTools } from './report-words';

/** What was entered before, to be shown again. */
export type ReportEntries = {
  values: Readonly<Record<string, string | undefined>>;
  /** Quantities by line; null: nothing was posted yet. */
  lines: ReadonlyMap<string, number> | null;
  photoIds: readonly string[];
  errors: { field: string; code: string }[];
};

export const NOTHING_ENTERED: ReportEntries = { values: {}, lines: null, photoIds: [], errors: [] };

/** The form of one kind for one parcel. */
export function buildFormPage(
  open: OpenParcel,
  input: {
    kind: ReportKind;
    terms: ReportTerms;
    action: string;
    hidden: Record<string, string>;
    entries: ReportEntries;
    /** Of a gift, money is not spoken of. */
    isRecipient: boolean;
    carrierHref: string | null;
    /** Under which the courier's photos lie; null for whom they are not. */
    photosUnder: string | null;
    links: ReportLinks;
  },
  tools: ReportTools,
): ReportFormView {
  const { t } = tools;
  const { kind, terms, entries } = input;
  const { values } = entries;
  const questions = questionsOf(kind, open.isDelivered);
  const ticks = questions.filter(({ type }) => type === 'tick');
  const free = open.lines.filter((line) => line.free > 0);
  const proof = kind === 'not_arrived' ? proofFacts(open, tools) : [];
  const { photo } = open.parcel;
  const needsPhoto = terms.photos.includes(kind);
  return {
    title: t(`reports.kind.${kind}`),
    lead: t(`reports.form.lead.${kind}`),
    action: input.action,
    hidden: input.hidden,
    errors: entries.errors.map(({ field, code }) => ({ field, message: t(`reports.error.${code}`) })),
    proof:
      proof.length > 0
        ? {
            title: t('reports.form.proof'),
            facts: proof,
            photo:
              photo && input.photosUnder && open.isDelivered
                ? {
                    title: t('reports.form.proofPhoto'),
                    alt: t('parcel.photo.alt'),
                    src: `${input.photosUnder}/${photo.id}.webp`,
                    width: photo.width,
                    height: photo.height,
                  }
                : null,
            link: input.carrierHref ? { label: t('reports.form.proofLink'), href: input.carrierHref } : null,
          }
        : null,
    items: {
      title: t(picksLines(kind) ? 'reports.form.items' : 'reports.form.inside'),
      picks: picksLines(kind),
      quantityLabel: t('reports.form.quantity'),
      lines: free.map(({ line, free: most }) => ({
        id: line.id,
        title: oneLine(line.title, 120),
        variant: [
          line.variantTitle,
          !picksLines(kind) && most > 1 ? t('storefront.order.quantity', { count: most }) : '',
        ]
          .filter(Boolean)
          .join(' · '),
        imageUrl: line.imageUrl,
        most,
        // Where there is but one thing, it is that one.
        chosen: entries.lines ? Math.min(entries.lines.get(line.id) ?? 0, most) : free.length === 1 ? most : 0,
      })),
    },
    ticks:
      ticks.length > 0
        ? {
            title: t('reports.form.looked'),
            items: ticks.map(({ code }) => ({
              code,
              label: t(`reports.form.question.${code}`),
              checked: values[code] === 'yes',
            })),
          }
        : null,
    choices: questions.flatMap((question) =>
      question.type === 'choice'
        ? [
            {
              code: question.code,
              label: t(`reports.form.question.${question.code}`),
              options: question.choices.map((value) => ({
                value,
                label: t(`reports.form.choice.${question.code}.${value}`),
                checked: values[question.code] === value,
              })),
            },
          ]
        : [],
    ),
    words: { label: t(`reports.form.words.${kind}`), required: needsWords(kind), value: values.comment ?? '' },
    photos: {
      label: t('reports.form.photos'),
      hint: t('reports.form.photosHint'),
      needed: needsPhoto ? t('reports.form.photosNeeded') : null,
      kept: entries.photoIds.length > 0 ? t('reports.form.photosKept', { count: entries.photoIds.length }) : null,
      keptIds: [...entries.photoIds],
    },
    wish: input.isRecipient
      ? null
      : {
          label: t('reports.form.wish'),
          lead: t('reports.form.wishLead'),
          options: REMEDIED_BY.map((value) => ({
            value,
            label: t(`reports.form.wishes.${value}`),
            checked: values.wish === value,
          })),
        },
    send: t('reports.form.send'),
    back: { label: t('reports.form.back'), href: input.links.problem(open.parcel.id, null) },
  };
}
