import { z } from 'zod';
import { currencyField, emailField, textField } from '@/lib/core/fields';
import { LINK_DAYS, REQUESTS, SCORE_SPANS } from './constants';

const shop = z.string().max(63);
const carrierField = textField(60, 1);
const optional = (max: number) =>
  textField(max)
    .transform((text) => text.trim() || null)
    .nullable();
const countryOrAny = z.string().regex(/^([A-Z]{2})?$/, 'Must be a country code such as DE, or empty');
const claimDays = z.int().min(1, 'Must be a day or more').max(3650).nullable();

export const laneField = z.strictObject({
  from: countryOrAny,
  to: countryOrAny,
  days: z.int().min(1, 'Must be a day or more').max(90),
});

export const contactField = z.strictObject({
  label: textField(60, 1),
  name: optional(100),
  email: z.union([emailField, z.literal('').transform(() => null), z.null()]),
  phone: optional(40),
});

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Must be a day such as 2026-12-24')
  .refine((text) => {
    const ms = Date.parse(text);
    return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
  }, 'There is no such day');

/** What is agreed with a carrier for one service, or for all of them (`service` empty). */
export const contractWrite = z
  .strictObject({
    carrier: carrierField,
    service: textField(100).transform((text) => text.trim()),
    lanes: z.array(laneField).max(200),
    cutOff: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time such as 15:30')
      .nullable(),
    liability: z.strictObject({ amount: z.int().min(0).max(1e12), currency: currencyField }).nullable(),
    claimDays: z.strictObject({ lost: claimDays, damaged: claimDays, late: claimDays }),
    contacts: z.array(contactField).max(20),
    requests: z.array(z.enum(REQUESTS)).max(REQUESTS.length),
    holidays: z.array(day).max(200),
    account: optional(100),
    note: optional(2000),
  })
  .superRefine(({ lanes }, context) => {
    const seen = new Set<string>();
    lanes.forEach(({ from, to }, index) => {
      const name = `${from}>${to}`;
      if (seen.has(name))
        context.addIssue({ code: 'custom', path: ['lanes', index], message: 'This way is there twice' });
      seen.add(name);
    });
  });
export type ContractWrite = z.output<typeof contractWrite>;

export const putContractInput = z.strictObject({ shop, contract: contractWrite });
export const removeContractInput = z.strictObject({ shop, contractId: z.uuid() });

export const shareInput = z.strictObject({
  shop,
  carrier: carrierField.nullable(),
  days: z.union(SCORE_SPANS.map((span) => z.literal(span))),
  openFor: z.union(LINK_DAYS.map((days) => z.literal(days))),
});
export const revokeInput = z.strictObject({ shop, linkId: z.uuid() });

/** The period of a scorecard's address; what cannot be read counts as 90 days. */
export const scoreQuery = z.object({
  days: z.coerce
    .number()
    .pipe(z.union(SCORE_SPANS.map((span) => z.literal(span))))
    .catch(90),
});
