import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { orderLines } from '@/db/schema/orders';
import { returnLines } from '@/db/schema/returns';
import { get, post, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { inShop } from '@/lib/core/unit-of-work';
import { LANGUAGES } from '@/lib/i18n/constants';
import { createTranslator } from '@/lib/i18n/translator';
import { WITHDRAWAL_EXCEPTION_CODES, WITHDRAWAL_EXCEPTIONS, type WithdrawalException } from '@/lib/policies/constants';
import { answerWithdraw, serveWithdraw } from './withdraw-document';

/** What a shop sells that the law exempts (Directive 2011/83/EU, article 16), by the letter of the law. */
const SOLD: Record<WithdrawalException, string> = {
  service_performed: 'Assembly at home, done',
  market_price: 'Gold bar, 10 g',
  personalised: 'Engraved belt',
  perishable: 'Fresh pasta',
  unsealed_hygiene: 'Earbuds, sealed',
  mixed: 'Heating oil',
  aged_drinks: 'Claret, en primeur',
  urgent_repair: 'Boiler repair tonight',
  unsealed_media: 'Album on vinyl, sealed',
  newspaper: 'Sunday paper',
  auction: 'Lot 17',
  dated_service: 'Table for two, Friday',
  digital_begun: 'Film, streaming',
};

const lines = [
  { title: 'Marker boots', final_sale: true },
  ...WITHDRAWAL_EXCEPTION_CODES.map((code) => ({ title: SOLD[code], withdrawal_exception: code })),
];
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');

describe('C26: the exceptions of the law', () => {
  it('are thirteen, one for each letter of article 16', () => {
    const letters = Object.values(WITHDRAWAL_EXCEPTIONS).map(({ article }) => article);
    expect(letters).toEqual([...'abcdefghijklm']);
  });

  it.each(LANGUAGES)('are told apart in %s', (language) => {
    const t = createTranslator(language);
    const reasons = WITHDRAWAL_EXCEPTION_CODES.map((code) => t(`returns.exception.${code}`));
    expect(new Set(reasons).size).toBe(WITHDRAWAL_EXCEPTION_CODES.length);
    for (const reason of reasons) expect(reason).not.toContain('returns.exception');
  });

  it.each(WITHDRAWAL_EXCEPTION_CODES)(
    '%s is told with its reason, and what was sold as final is withdrawn from',
    (code) =>
      withOrder(
        async ({ shopId, slug, order }) => {
          const { when } = WITHDRAWAL_EXCEPTIONS[code];
          const path = `/s/${slug}/withdraw?link=${order.token}`;
          for (const language of ['en', 'de']) {
            const said = textOf(await (await serveWithdraw(get(`${path}&lang=${language}`), slug)).text());
            expect(said).toContain(createTranslator(language)(`returns.exception.${code}`));
          }
          const form = await (await serveWithdraw(get(path), slug)).text();
          expect(form.match(/name="line"/g)).toHaveLength(when === 'sold' ? 1 : 2);

          const whole = { name: 'Jana Berg', scope: 'everything', confirmed: '1' };
          const done = textOf(await (await answerWithdraw(post(path, whole), slug)).text());
          const reason = createTranslator('en')(`returns.exception.${code}`);
          expect(done).toContain(
            when === 'sold' ? `Not part of it: ${SOLD[code]}. ${reason}` : `${SOLD[code]}: ${reason}`,
          );
          const taken = await inShop({ shopId, actor: staff }, (ctx) =>
            ctx.db
              .select({ title: orderLines.title })
              .from(returnLines)
              .innerJoin(
                orderLines,
                and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)),
              )
              .where(eq(returnLines.shopId, shopId)),
          );
          expect(taken.map(({ title }) => title).sort()).toEqual(
            ['Marker boots', ...(when === 'used' ? [SOLD[code]] : [])].sort(),
          );
        },
        { lines: lines.filter((line) => line.title === 'Marker boots' || line.title === SOLD[code]) },
      ),
  );
});
