import type pg from 'pg';
import { hashToken } from '@/lib/core/secrets';
import { GRANT, PAGE } from '@/lib/storefront/queries/load-order-page';

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
};

export type PagePlan = {
  /** Pages of the database that the query touched, in memory or not. */
  buffers: number;
  /** Tables that were read from one end to the other. */
  scanned: string[];
};

/**
 * How PostgreSQL answers the tracking page's query for a token: as the app role, behind the walls, by the plan that it
 * keeps once the statement has been asked for often.
 */
export async function explainPage(pool: pg.Pool, shopId: string, token: string): Promise<PagePlan> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query("set local plan_cache_mode = 'force_generic_plan'");
    await client.query(GRANT.text, [hashToken(token), new Date(), shopId]);
    await client.query(`prepare explained as ${PAGE.text}`);
    // The first run reads catalogues too.
    const literal = `'\\x${hashToken(token).toString('hex')}'`;
    await client.query(`execute explained (${literal})`);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (analyze, buffers, format json) execute explained (${literal})`,
    );
    await client.query('deallocate explained');
    await client.query('commit');
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (!plan) throw new Error('No plan.');
    return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], scanned: [...new Set(scans(plan))] };
  } finally {
    client.release();
  }
}

const scans = (node: Node): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...(node.Plans ?? []).flatMap(scans),
];
