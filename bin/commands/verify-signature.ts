import { parseArgs } from 'node:util';
import { SIGNED_SOURCES, verifySignature } from '@/lib/carriers/signatures/verify-signature';
import { type Io, runBatch } from '../command-io';

/** Reads `{source, secret, method, url, headers, body, form?, verify_at_unix?}` from standard input. */
export async function run(args: string[], io: Io): Promise<undefined> {
  const { values } = parseArgs({ args, options: { batch: { type: 'boolean' } } });
  if (values.batch) return void (await runBatch(io, verdict));
  io.print(verdict(JSON.parse(await io.readAll()) as Record<string, unknown>));
}

function verdict(input: Record<string, unknown>): { valid: boolean } {
  const source = String(input.source);
  const valid = verifySignature(
    source,
    {
      method: textOf(input.method) || 'POST',
      url: textOf(input.url),
      headers: Object.fromEntries(
        Object.entries(membersOf(input.headers)).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: textOf(input.body),
      form: input.form ? fieldsOf(input.form) : undefined,
      nowUnix: unixOf(input.verify_at_unix) ?? Math.floor(Date.now() / 1000),
    },
    textOf(input.secret),
  );
  if (valid === undefined)
    throw new Error(`No signature scheme is known for "${source}". Known: ${SIGNED_SOURCES.join(', ')}.`);
  return { valid };
}

const unixOf = (value: unknown): number | null =>
  typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}$/.test(value)) ? Number(value) : null;
const fieldsOf = (value: unknown): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(value ?? {}).map(([name, member]) => [
      name,
      Array.isArray(member) ? member.map(String) : String(member),
    ]),
  );
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const membersOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value ?? {}).map(([name, member]) => [
      name,
      Array.isArray(member) ? member.join(', ') : String(member),
    ]),
  );
