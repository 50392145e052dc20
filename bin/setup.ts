import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseInUse } from '@/db/embedded';
import { type Env, parseEnv, SettingError } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { PortTaken } from './serve';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export type Mode = 'demo' | 'dev' | 'production';

/** A reason not to start that the person at the keyboard can do something about. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/**
 * Makes this process, and those it starts, one of the given mode, and reads the settings. An `.env` file counts where
 * the environment is silent. Throws SettingError or CannotStart.
 */
export function setUp(mode: Mode): Env {
  requireNode();
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  Object.assign(process.env, {
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORCHLIGHT_DEMO: mode === 'production' ? '0' : '1',
  });
  const settings = parseEnv(process.env);
  log.level = settings.logLevel;
  void settings.secret;
  return settings;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new CannotStart(`Porchlight needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
}

/** Ends a command that failed: one line where the reason is known, the whole error where it is not. */
export function fail(error: unknown): never {
  const known = [SettingError, CannotStart, PortTaken, DatabaseInUse].some((type) => error instanceof type);
  console.error(known ? `Porchlight cannot start. ${(error as Error).message}` : error);
  process.exit(1);
}
