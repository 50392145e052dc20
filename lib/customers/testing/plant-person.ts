import { sql } from 'drizzle-orm';
import { emailKey } from '@/lib/access/contact-keys';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { saveDraft } from '@/lib/returns/mutations/save-draft';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';

/** What of a shopper no door of the API writes; after it every table that can hold one does. */
export async function plantPerson(ctx: Ctx, input: { returnId: string; email: string }): Promise<void> {
  const { db, shopId } = ctx;
  const { returnId, email: EMAIL } = input;
  const { rows } = await db.execute<{ id: string; shipment: string; line: string; variant: string }>(sql`
    select o.id, (select id from shipments where order_id = o.id) as shipment,
      (select id from return_lines where return_id = ${returnId} limit 1) as line from orders o where external_id = 'first'`);
  const { id: orderId = '', shipment = '', line = '' } = rows[0] ?? {};
  const said = 'This is Ottilie Markerfeld of the Grüner Markerweg 77';
  await recordFeedback(ctx, { orderId, kind: 'wrong', message: said });
  await recordFeedback(ctx, { orderId: null, kind: 'comment', message: `Write to ${EMAIL.toUpperCase()}` });
  const picture = { bytes: Buffer.from('a picture of ottilie'), mime: 'image/webp', width: 1, height: 1 };
  const shopper = { ...ctx, actor: { type: 'shopper' as const, orderId, grantId: newId(), scopes: [] } };
  const { uploadId } = await storeUpload(shopper, { kind: 'photo', picture });
  await saveDraft(ctx, {
    orderId,
    seen: 0,
    change: (draft) => ({ ...draft, lines: [{ line_id: line, quantity: 1, comment: said } as never] }),
  });
  await recordAudit(ctx, { action: 'x', entity: 'y', entityId: 'z', details: { to: EMAIL } });
  await db.execute(
    sql`update return_lines set comment = ${said}, photo_ids = array[${uploadId}]::uuid[] where id = ${line}`,
  );
  await db.execute(sql`update returns set reject_reason = ${said}, recipient_email = ${EMAIL} where id = ${returnId}`);
  await db.execute(sql`update notifications set subject = ${said}, data = data || jsonb_build_object('declaration', ${said}::text)
    where order_id = ${orderId}`);
  await db.execute(sql`update grants set label = 'For Ottilie' where order_id = ${orderId}`);
  await db.execute(sql`insert into withdrawals (shop_id, id, reference, name, order_number, email, email_key, part, locale, received_at, refund_by)
    values (${shopId}, ${newId()}, 'W1', 'Ottilie', '1', ${EMAIL}, ${emailKey(EMAIL)}, ${said}, 'de', now(), now())`);
  await db.execute(sql`insert into return_labels (shop_id, id, order_id, return_id, kind, state, provider, bytes, created_at)
    values (${shopId}, ${newId()}, ${orderId}, ${returnId}, 'label', 'void', 'own', 'to Ottilie', now())`);
  await db.execute(sql`insert into return_inspections (shop_id, id, return_id, return_line_id, condition, quantity, note, actor, at)
    values (${shopId}, ${newId()}, ${returnId}, ${line}, 'good', 1, ${said}, 'staff:x', now())`);
  await db.execute(sql`insert into customer_flags (shop_id, id, account_key, kind, note, created_by, created_at)
    values (${shopId}, ${newId()}, ${emailKey(EMAIL)}, 'worn', ${said}, 'staff:x', now())`);
  const caseId = newId();
  await db.execute(sql`insert into cases (shop_id, id, order_id, shipment_id, kind, state, pain, opened_at, due_at, updated_at)
    values (${shopId}, ${caseId}, ${orderId}, ${shipment}, 'lost', 'open', 1, now(), now(), now())`);
  await db.execute(sql`insert into case_events (shop_id, id, case_id, at, actor, type, detail, note)
    values (${shopId}, ${newId()}, ${caseId}, now(), 'staff:x', 'noted', ${said}, ${said})`);
  await db.execute(sql`insert into claims (shop_id, id, order_id, shipment_id, carrier, kind, state, amount, currency, note, opened_by, opened_at, updated_at)
    values (${shopId}, ${newId()}, ${orderId}, ${shipment}, 'dhl', 'lost', 'open', 1, 'EUR', ${said}, 'staff:x', now(), now())`);
  await db.execute(sql`insert into delivery_requests (shop_id, id, order_id, shipment_id, kind, wanted, state, road, carrier,
      last_error, answer, note, asked_by, asked_at, send_at, settled_at, settled_by, updated_at)
    values (${shopId}, ${newId()}, ${orderId}, ${shipment}, 'neighbour', ${JSON.stringify({ name: 'Ottilie' })}, 'refused', 'mail',
      'dhl', ${said}, ${said}, ${said}, 'shopper:x', now(), now(), now(), 'staff:x', now())`);
  const reportId = newId();
  await db.execute(sql`insert into problem_reports (shop_id, id, number, order_id, shipment_id, kind, state, answers, comment,
      photo_ids, reason, form_key, locale, answer_by, created_by, created_at, updated_at)
    values (${shopId}, ${reportId}, 'P-1', ${orderId}, ${shipment}, 'damaged', 'open', ${JSON.stringify({ where: said })}, ${said},
      array[${uploadId}]::uuid[], ${said}, ${newId()}, 'de', '2026-12-01', 'shopper:x', now(), now())`);
  await db.execute(sql`insert into problem_report_events (shop_id, id, order_id, report_id, type, actor, words, at)
    values (${shopId}, ${newId()}, ${orderId}, ${reportId}, 'reported', 'shopper', ${said}, now())`);
  await db.execute(sql`insert into delivery_photos (shop_id, id, shipment_id, fact_key, state, bytes, mime, width, height, told_at)
    values (${shopId}, ${newId()}, ${shipment}, 'a', 'kept', 'the door of ottilie', 'image/webp', 1, 1, now())`);
  await db.execute(sql`insert into disputes (shop_id, order_id, external_id, source, state, amount, currency, reason, opened_at, closed_at, updated_at)
    values (${shopId}, ${orderId}, 'd1', 'api', 'won', 1, 'EUR', ${said}, now(), now(), now())`);
  await db.execute(sql`insert into payout_accounts (shop_id, return_id, order_id, sealed, ending, given_at)
    values (${shopId}, ${returnId}, ${orderId}, 'the account of ottilie', '3000', now())`);
  await db.execute(sql`insert into page_views (shop_id, order_id, grant_id, at, device)
    select ${shopId}, order_id, id, now(), 'phone' from grants where order_id = ${orderId} limit 1`);
}
