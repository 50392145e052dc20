import { getTableColumns, getTableName, is, Param, Placeholder, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { bind, type Db, dialect } from './client';

/** What a statement is given each time it runs, where its values go. */
export type Given<V> = { [K in keyof V & string]: Placeholder<K, V[K]> };

type Values = Record<string, unknown>;
/** What Drizzle keeps of a statement that it has built: the text, the order of its values, how its rows are read. */
type Kept = { params: unknown[]; client: unknown; execute(): Promise<unknown> };

// Building asks a connection for nothing.
const draft = bind(undefined as never);
const given = new Proxy({}, { get: (_, name: string) => new Placeholder(name) }) as Given<never>;

function run<R>(db: Db, kept: Kept, values: Values): Promise<R> {
  const params = kept.params.map((param) => {
    if (is(param, Placeholder)) return values[param.name];
    if (!is(param, Param)) return param;
    const value = is(param.value, Placeholder) ? values[param.value.name] : param.value;
    return value === null || value === undefined ? null : param.encoder.mapToDriverValue(value);
  });
  const { client } = db._.session as unknown as Kept;
  return Object.assign(Object.create(kept), { params, client }).execute();
}

/**
 * A statement whose text Drizzle works out when it first runs, not each time: that takes longer than most statements do.
 * For the roads that are gone most. In `values` and `set` a value is written as its column has it; elsewhere it reaches
 * the database as it is, so moments go there as ISO texts.
 */
export function statement<V extends Values, R>(
  write: (db: Db, given: Given<V>) => PromiseLike<R> & { prepare(name: string): unknown },
): (db: Db, values: V) => Promise<R> {
  let kept: Kept | undefined;
  return (db, values) => {
    kept ??= write(draft, given).prepare('') as Kept;
    return run(db, kept, values);
  };
}

/** The same for SQL in its own words; answers the rows. */
export function rawStatement<V extends Values, R>(
  write: (given: Given<V>) => SQL,
): (db: Db, values: V) => Promise<R[]> {
  let kept: Kept | undefined;
  return async (db, values) => {
    kept ??= draft._.session.prepareQuery(dialect.sqlToQuery(write(given)), undefined, undefined, false) as never;
    return (await run<{ rows: R[] }>(db, kept, values)).rows;
  };
}

const inserts = new Map<string, Kept>();

/**
 * Inserts a row of plain values, with a text that is worked out once for each set of columns.
 * @param options.unless a column: where a row with the same is there already, that one is left as it is
 */
export async function insertRow<T extends PgTable>(
  db: Db,
  table: T,
  row: T['$inferInsert'],
  { unless }: { unless?: PgColumn } = {},
): Promise<void> {
  const values = row as Values;
  const named = Object.keys(getTableColumns(table)).filter((name) => values[name] !== undefined);
  const key = `${getTableName(table)} ${named.join()} ${unless?.name}`;
  let kept = inserts.get(key);
  if (!kept) {
    const places = Object.fromEntries(named.map((name) => [name, new Placeholder(name)]));
    const insert = draft.insert(table).values(places as never);
    if (unless) insert.onConflictDoNothing({ target: unless });
    kept = insert.prepare('') as unknown as Kept;
    inserts.set(key, kept);
  }
  await run(db, kept, values);
}
