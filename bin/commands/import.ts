import { createReadStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { importShop } from '@/db/import-shop';
import { env } from '@/lib/core/env';
import { mailFile } from '@/lib/notifications/adapters/file-transport';
import { type Command, splitLines } from '../command-io';
import { secretMark } from '../secret-mark';
import { withOwner } from '../with-owner';

type Mail = { id: string; eml: Buffer };

/** `import [file]`: brings in what `export` wrote, from a file or standard input, all of it or nothing. */
export const run: Command['run'] = async (args, io) => {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [path] = positionals;
  if (positionals.length > 1) throw new Error('Usage: porchlight import [file]');
  const lines = path === undefined || path === '-' ? io.lines() : splitLines(createReadStream(path));
  const mails: Mail[] = [];
  const other = (line: Record<string, unknown>) => {
    if (typeof line.mail !== 'string' || typeof line.eml !== 'string')
      throw new Error('This line is none of an export.');
    mails.push({ id: line.mail, eml: Buffer.from(line.eml, 'base64') });
  };
  const imported = await withOwner((_db, client) => importShop(client, lines, { secret: secretMark(), other }));
  for (const { id, eml } of mails) {
    const file = join(env().dataDir, mailFile(imported.id, id));
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.part`, eml, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }
  io.print({ ...imported, mails: mails.length });
  return 0;
};
