import { type Placeholder, type SQL, sql } from 'drizzle-orm';

/**
 * `any (…)` of ids, for a statement whose plan is to be kept. The planner looks into a bare array and, finding few in it,
 * takes a kept plan for the dearer one: it would plan such a statement anew each time, often for longer than it runs.
 */
export const anyOf = (ids: readonly string[] | Placeholder): SQL =>
  sql`any (array(select unnest(${Array.isArray(ids) ? sql.param([...ids]) : ids}::uuid[])))`;
