import type pg from 'pg';

export type ShopTable = { name: string /** Of the primary key, in its order. */; key: string[] };

type Client = Pick<pg.ClientBase, 'query'>;

/** Every table that belongs to shops, a table after those its rows refer to. */
export async function shopTables(client: Client): Promise<ShopTable[]> {
  const { rows: tables } = await client.query<ShopTable>(
    `select c.relname as name, array(
       select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(n, pos)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n
       where i.indrelid = c.oid and i.indisprimary order by k.pos) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     join pg_attribute s on s.attrelid = c.oid and s.attname = 'shop_id' and not s.attisdropped
     where c.relkind = 'r' order by c.relname`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select distinct f.relname as from, t.relname as to from pg_constraint r
     join pg_class f on f.oid = r.conrelid join pg_class t on t.oid = r.confrelid
     where r.contype = 'f' and r.conrelid <> r.confrelid`,
  );
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const ordered: ShopTable[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)),
    );
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}.`);
    for (const table of free) waiting.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}

/** Answers kept for repeated requests say nothing elsewhere; members go with the people they are. */
export const NOT_CARRIED = new Set(['idempotency_keys', 'members']);
