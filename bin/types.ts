import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './setup';

/**
 * Checks types. The routes' types, and the declarations for style sheets and pictures, are Next's to write; those that
 * an earlier `npm run dev` left may name pages that are gone.
 */
rmSync(join(ROOT, '.next/dev/types'), { recursive: true, force: true });
const require = createRequire(import.meta.url);
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PORCHLIGHT_DIST_DIR: '' };
for (const [path, ...args] of [
  ['next/dist/bin/next', 'typegen'],
  ['typescript/bin/tsc', '--noEmit', '-p', '.'],
] as const) {
  const program = join(require.resolve(`${path.split('/')[0]}/package.json`), '..', ...path.split('/').slice(1));
  const stdio: ['ignore', 'ignore' | 'inherit', 'inherit'] = [
    'ignore',
    args[0] === 'typegen' ? 'ignore' : 'inherit',
    'inherit',
  ];
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, env, stdio });
  if (status !== 0) process.exit(status ?? 1);
}
