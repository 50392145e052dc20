import { type SQL, sql } from 'drizzle-orm';

const words = (column: SQL, member: string) =>
  sql`lower(regexp_replace(coalesce(${column}.shipping_address ->> ${sql.raw(`'${member}'`)}, ''), '[^[:alnum:]]', '', 'g'))`;
const surname = (column: SQL) =>
  sql`lower(regexp_replace(coalesce(${column}.shipping_address ->> 'name', ''), '^.*\\s', ''))`;

/**
 * Whether two orders of one shop are of the same person as far as their contacts tell: the same mail address or phone by its
 * keyed hash, or the same surname at the same door. What was erased matches nobody; a building is not a person.
 * @param a,b aliases of `orders`
 */
export const samePerson = (
  a: SQL,
  b: SQL,
): SQL => sql`(${a}.email_key = ${b}.email_key or ${a}.phone_key = ${b}.phone_key
  or (${a}.postcode_key = ${b}.postcode_key and ${words(a, 'line1')} = ${words(b, 'line1')} and ${words(a, 'line1')} <> ''
    and ${words(a, 'line2')} = ${words(b, 'line2')} and ${surname(a)} = ${surname(b)} and ${surname(a)} <> ''))`;

/** Whether staff have noted something about whoever made this order, under this or another address of theirs. */
export const isFlagged = (order: SQL): SQL<boolean> => sql<boolean>`(
  exists (select from customer_flags f where f.shop_id = ${order}.shop_id and f.account_key = ${order}.email_key
    and f.lifted_at is null)
  or exists (select from customer_flags f join returns fr on fr.shop_id = f.shop_id and fr.id = f.return_id
    join orders fo on fo.shop_id = fr.shop_id and fo.id = fr.order_id
    where f.shop_id = ${order}.shop_id and f.lifted_at is null and ${samePerson(sql`fo`, order)}))`;
