import { DELIVERY_KINDS, type DeliveryKind } from '../constants';
import { type Wish, wantedSchemas } from '../schema';

export const isKind = (text: string | null | undefined): text is DeliveryKind =>
  DELIVERY_KINDS.some((kind) => kind === text);

export type ReadWish = { wish: Wish; wrong: [] } | { wish: null; wrong: string[] };

/** What a form says is wanted, or the names of the fields that say it badly. */
export function readWish(kind: DeliveryKind, fields: Readonly<Record<string, string | undefined>>): ReadWish {
  const { shape } = wantedSchemas[kind];
  const read = wantedSchemas[kind].safeParse(
    Object.fromEntries(Object.keys(shape).map((name) => [name, fields[name] ?? ''])),
  );
  if (read.success) return { wish: { kind, wanted: read.data } as Wish, wrong: [] };
  return { wish: null, wrong: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] };
}
