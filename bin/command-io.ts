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

/** What a file in bin/commands exports. It throws, or returns a number, to exit with something else than 0. */
export type Command = { run: (args: string[], io: Io) => Promise<number | undefined> };

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

/** Lines of a stream, split at \n alone. */
export async function* splitLines(chunks: AsyncIterable<Buffer | string>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
