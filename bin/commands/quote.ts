import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseQuoteDocument, unreadMembers } from '@/lib/returns/rules/parse-quote-document';
import { quoteReturn } from '@/lib/returns/rules/quote';
import { type Io, runBatch } from '../command-io';

/** `quote [file]`: what a return would be, from `{order, policy, lines, …}` alone; `--batch` with one of them a line. */
export async function run(args: string[], io: Io): Promise<undefined> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { batch: { type: 'boolean' } } });
  const quote = (document: unknown) => {
    const unread = unreadMembers(document);
    if (unread.length > 0) io.say(`Not read: ${unread.join(', ')}`);
    return quoteReturn(parseQuoteDocument(document, new Date()));
  };
  if (values.batch) return void (await runBatch(io, quote));
  const text = positionals[0] === undefined ? await io.readAll() : await readFile(positionals[0], 'utf8');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  io.print(quote(document));
}
