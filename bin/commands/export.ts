import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { exportShop } from '@/db/export-shop';
import { env } from '@/lib/core/env';
import type { Command } from '../command-io';
import { secretMark } from '../secret-mark';
import { withOwner } from '../with-owner';

/**
 * `export --shop S [file]`: the whole shop as JSON, a thing a line: orders, parcels, returns, money, brand, policies,
 * pictures, members, keys (as fingerprints) and the mails that lie as files. Passwords stay behind.
 */
export const run: Command['run'] = async (args, io) => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { shop: { type: 'string' } } });
  const slug = values.shop;
  if (!slug || positionals.length > 1) throw new Error('Usage: porchlight export --shop <shop> [file]');
  const [path] = positionals;
  await withOwner(async (_db, client) => {
    // One moment for all of it, whatever is written meanwhile.
    await client.query('set transaction isolation level repeatable read');
    if (path === undefined) {
      for await (const line of linesOf(client, slug)) io.print(JSON.parse(line));
      return;
    }
    const file = await open(path, 'w', 0o600);
    let lines = 0;
    try {
      for await (const line of linesOf(client, slug)) {
        await file.write(`${line}\n`);
        lines++;
      }
    } finally {
      await file.close();
    }
    io.print({ shop: slug, file: path, lines });
  });
  return 0;
};

async function* linesOf(client: pg.ClientBase, slug: string): AsyncGenerator<string> {
  let shopId = '';
  for await (const line of exportShop(client, { slug, secret: secretMark() })) {
    if (line.startsWith('{"table":"shops"')) shopId = (JSON.parse(line) as { row: { id: string } }).row.id;
    yield line;
  }
  const folder = join(env().dataDir, 'mail', shopId);
  const files = await readdir(folder).catch(() => []);
  for (const name of files.filter((one) => one.endsWith('.eml')).sort()) {
    const eml = (await readFile(join(folder, name))).toString('base64');
    yield JSON.stringify({ mail: name.slice(0, -4), eml });
  }
}
