import { expect, it } from 'vitest';
import { get, post, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { inShop } from '@/lib/core/unit-of-work';
import { askShopper } from '@/lib/returns/mutations/ask-shopper';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { answerReturnQuestion, serveReturnPage } from './return-document';

const QUESTION = 'Which heel <b>squeaks</b>?';

it('a question stands on the return’s page until it is answered there, by plain forms', () =>
  withOrder(async ({ shopId, slug, order }) => {
    const gate = { shopId, actor: staff };
    const { token, returnId } = await inShop(gate, (ctx) =>
      createReturn(ctx, {
        orderId: order.id,
        lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' }],
        method: 'label',
      }),
    );
    const path = `/s/${slug}/returns/${token}`;
    const page = async (query = '') => (await serveReturnPage(get(path + query), slug, token)).text();
    const answer = (fields: Record<string, string>, headers?: Record<string, string>) =>
      answerReturnQuestion(post(`${path}/answer`, fields, headers), slug, token);
    expect(await page()).not.toContain('name="answer"');
    await inShop(gate, (ctx) => askShopper(ctx, { returnId, question: QUESTION }));
    const asked = await page();
    expect(asked).toContain('name="answer"');
    expect(asked).toContain('Which heel &lt;b&gt;squeaks&lt;/b&gt;?');

    expect((await answer({ answer: 'x' }, {})).status).toBe(403);
    const empty = await answer({ answer: '   ' });
    expect([empty.status, empty.headers.get('location')]).toEqual([303, `${path}?answer=empty`]);
    expect(await page('?answer=empty')).toContain('Please write something first.');

    // Pressed twice: the second finds nothing asked and shows the page.
    for (let n = 0; n < 2; n++) expect((await answer({ answer: 'The left\0 one.' })).status).toBe(303);
    expect(await page()).not.toContain('name="answer"');
  }));

it('another shop’s or an order’s link answers nothing', () =>
  withOrder(async (ours) => {
    await withOrder(async (theirs) => {
      const { token } = await inShop({ shopId: ours.shopId, actor: staff }, (ctx) =>
        createReturn(ctx, {
          orderId: ours.order.id,
          lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small' }],
        }),
      );
      for (const [slug, link] of [
        [theirs.slug, token],
        [ours.slug, ours.order.token],
        [ours.slug, 'nothing'],
      ] as const)
        expect((await answerReturnQuestion(post('/x', { answer: 'Mine.' }), slug, link)).status).toBe(404);
    });
  }));
