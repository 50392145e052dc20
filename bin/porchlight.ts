/** The command line of CONTRACT 7. Each command lives in bin/commands and is loaded only when it is asked for. */

import { type Command, type Io, splitLines } from './command-io';

const COMMANDS: Record<string, { about: string; load: () => Promise<Command> }> = {
  normalize: { about: 'what a provider’s payload says', load: () => import('./commands/normalize') },
  detect: { about: 'whose tracking number it is', load: () => import('./commands/detect') },
  'verify-signature': { about: 'whether a webhook is genuine', load: () => import('./commands/verify-signature') },
  quote: { about: 'what a return would be', load: () => import('./commands/quote') },
  backtest: { about: 'how true a shop’s estimates would have been', load: () => import('./commands/backtest') },
  migrate: { about: 'bring the database to this version', load: () => import('./commands/migrate') },
  seed: { about: 'load the demo shops into an empty database', load: () => import('./commands/seed') },
  'create-merchant': { about: 'open a shop', load: () => import('./commands/create-merchant') },
  'create-user': { about: 'make someone a member of a shop', load: () => import('./commands/create-user') },
  export: { about: 'write a whole shop to a file', load: () => import('./commands/export') },
  import: { about: 'bring in a shop that was exported', load: () => import('./commands/import') },
  erase: { about: 'forget a shopper, or a whole shop', load: () => import('./commands/erase') },
};

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
    lines: () => splitLines(process.stdin),
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

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
