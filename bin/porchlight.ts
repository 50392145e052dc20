/** The command line of CONTRACT 7. Each command lives in bin/commands and is loaded only when it is asked for. */

/** A command's window on the world, so that it can be run in a test. */
export type Io = {
  /** Everything on standard input as text. */
  readAll: () => Promise<string>;
  /** Lines of standard input, split at \n alone: JSON may hold other line separators inside its strings. */
  lines: () => AsyncIterable<string>;
  /** Writes one result as a line of JSON on standard output. */
  print: (result: unknown) => void;
  /** Writes a message for people on standard error. */
  say: (message: string) => void;
};

/** Runs one command; throws (or returns a number) to exit with something else than 0. */
export type Command = { run: (args: string[], io: Io) => Promise<number | undefined> };

const COMMANDS: Record<string, { about: string; load: () => Promise<Command> }> = {
  normalize: { about: 'what a provider’s payload says', load: () => import('./commands/normalize') },

  detect: { about: 'whose tracking number it is', load: () => import('./commands/detect') },
  'verify-signature': { about: 'whether a webhook is genuine', load: () => import('./commands/verify-signature') },
};

/**
 * `--batch`: one JSON object a line in, one answer a line out, in order. A line that fails answers `{"error": …}` and
 * the next one is read.
 */
export async function runBatch(io: Io, answer: (input: Record<string, unknown>) => unknown): Promise<void> {
  for await (const line of io.lines()) {
    if (line.trim() === '') continue;
    try {
      const input: unknown = JSON.parse(line);
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        throw new Error('Expected a JSON object.');
      io.print(await answer(input as Record<string, unknown>));
    } catch (error) {
      io.print({ error: error instanceof Error ? error.message : String(error) });
    }
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer | string>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function textOf(chunks: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString('utf8');
}

const usage = () =>
  [
    'Usage: npm run --silent porchlight -- <command>',
    ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(18)} ${about}`),
  ].join('\n');

async function main([name, ...args]: string[]): Promise<number> {
  const io: Io = {
    readAll: () => textOf(process.stdin),
    lines: () => linesOf(process.stdin),
    print: (result) => void process.stdout.write(`${JSON.stringify(result)}\n`),
    say: (message) => void process.stderr.write(`${message}\n`),
  };
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.say(
      name === undefined || name === 'help' || name === '--help'
        ? usage()
        : `There is no command "${name}".\n${usage()}`,
    );
    return name === undefined || name === 'help' || name === '--help' ? 0 : 1;
  }
  try {
    return (await (await command.load()).run(args, io)) ?? 0;
  } catch (error) {
    io.say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

// loaded by a test, nothing runs
if (process.argv[1]?.endsWith('porchlight.ts')) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await main(process.argv.slice(2));
}
