import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { BlockList } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseNetworks } from './networks';

/** A setting that is missing or cannot be used. The message names it and is meant for whoever starts Porchlight. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** What tries the demo out runs beside it. */
const THIS_MACHINE = '127.0.0.0/8, ::1';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export type Env = {
  /** Where requests read and write; undefined until the embedded database runs. */
  databaseUrl: string | undefined;
  /** Where migrations run: the owner's login. */
  databaseMigrateUrl: string | undefined;
  /** Absolute path of the embedded database, uploads and mail files. */
  dataDir: string;
  /** The public base address, without a trailing slash. */
  publicUrl: string;
  /** Whether it was set: then no other name is answered, shops' own apart. */
  isPublicUrlSet: boolean;
  /** Signs sessions and seals stored secrets. Reading it outside the demo without PORCHLIGHT_SECRET throws. */
  readonly secret: string;
  role: 'all' | 'web' | 'worker';
  /** How many processes serve the web under `npm start`; one per core, four at most, unless set. */
  processes: number;
  trustedProxies: BlockList;
  /** Private networks that outgoing requests (webhooks) may reach all the same; in the demo this machine itself. */
  outboundNetworks: BlockList;
  /** Who is asked about merchants' domains, as address or address:port; undefined: this machine's own resolvers. */
  dnsServer: string | undefined;
  port: number;
  smtpUrl: string | undefined;
  s3Url: string | undefined;
  /** Demo mode: demo credentials exist, secrets may be made up. Set by `npm run demo` and `npm run dev` alone. */
  demo: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Every rate limit is multiplied by it. */
  rateLimitScale: number;
};

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine((text) => protocols.some((protocol) => text.startsWith(`${protocol}://`)), `must look like ${example}`);

const networks = z.string().transform((list, context) => {
  try {
    return parseNetworks(list);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const postgresUrl = url(['postgres', 'postgresql'], 'postgresql://user:password@host:5432/database');

const SETTINGS = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATE_URL: postgresUrl.optional(),
  PORCHLIGHT_DATA_DIR: z.string().default('.porchlight'),
  PORCHLIGHT_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address like https://returns.example.com' })
    .refine((text) => !/[?#]/.test(text), 'must not have a query or fragment')
    .optional(),
  PORCHLIGHT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  PORCHLIGHT_ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  PORCHLIGHT_PROCESSES: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/, 'must be between 1 and 64')
    .transform(Number)
    // A core is left to the database and the worker: with one web process more than that, each page costs more.
    .default(() => Math.min(Math.max(availableParallelism() - 1, 1), 4)),
  PORCHLIGHT_TRUSTED_PROXIES: networks.default(() => parseNetworks('')),
  PORCHLIGHT_OUTBOUND_NETWORKS: networks.optional(),
  PORCHLIGHT_DNS: z
    .string()
    .regex(/^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:]+\])(:\d{1,5})?$/i, 'must look like 9.9.9.9 or 127.0.0.1:5353')
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port > 0 && port < 65_536, 'must be between 1 and 65535')
    .default(3000),
  SMTP_URL: url(['smtp', 'smtps'], 'smtp://user:password@host:587').optional(),
  S3_URL: url(['s3', 'https', 'http'], 'https://key:secret@host/bucket').optional(),
  PORCHLIGHT_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  PORCHLIGHT_RATE_LIMIT_SCALE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number like 1 or 2.5')
    .transform(Number)
    .refine((scale) => scale > 0, 'must be more than 0')
    .default(1),
  PORCHLIGHT_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
});

/**
 * Settings from an environment (CONTRACT.md 2); an empty value counts as unset.
 * Throws a SettingError with one line per bad value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    throw new SettingError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const settings = parsed.data;
  const dataDir = resolve(/* turbopackIgnore: true */ settings.PORCHLIGHT_DATA_DIR);
  const demo = settings.PORCHLIGHT_DEMO === '1';
  let secret = settings.PORCHLIGHT_SECRET;
  return {
    databaseUrl: settings.DATABASE_URL,
    databaseMigrateUrl: settings.DATABASE_MIGRATE_URL ?? settings.DATABASE_URL,
    dataDir,
    publicUrl: (settings.PORCHLIGHT_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    get secret() {
      secret ??= demo ? keptSecret(dataDir) : undefined;
      if (!secret) throw new SettingError('PORCHLIGHT_SECRET: is required (any random text of 16 characters or more)');
      return secret;
    },
    isPublicUrlSet: settings.PORCHLIGHT_URL !== undefined,
    role: settings.PORCHLIGHT_ROLE,
    processes: settings.PORCHLIGHT_PROCESSES,
    trustedProxies: settings.PORCHLIGHT_TRUSTED_PROXIES,
    outboundNetworks: settings.PORCHLIGHT_OUTBOUND_NETWORKS ?? parseNetworks(demo ? THIS_MACHINE : ''),
    dnsServer: settings.PORCHLIGHT_DNS,
    port: settings.PORT,
    smtpUrl: settings.SMTP_URL,
    s3Url: settings.S3_URL,
    demo,
    logLevel: settings.PORCHLIGHT_LOG_LEVEL,
    rateLimitScale: settings.PORCHLIGHT_RATE_LIMIT_SCALE,
  };
}

/** The log's level alone, for a log that must be able to speak before settings are known to be good. */
export function logLevel(): Env['logLevel'] {
  const level = z.enum(LOG_LEVELS).safeParse(process.env.PORCHLIGHT_LOG_LEVEL);
  return level.success ? level.data : 'info';
}

let parsed: Env | undefined;

/** The settings of this process, parsed on first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The demo's own secret: made once, kept in the data dir. Linking is atomic, so of two starters one wins for both. */
function keptSecret(dataDir: string): string {
  const file = join(/* turbopackIgnore: true */ dataDir, 'secret');
  const read = () => readFileSync(file, 'utf8').trim();
  try {
    return read();
  } catch {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return read();
  }
}
