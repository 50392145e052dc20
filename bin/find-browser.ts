import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser's path: CHROME_PATH, one that is installed, Playwright's own; null when there is none. */
export function findBrowser(): string | null {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [process.env.CHROME_PATH, ...onPath, ...MAC, chromium.executablePath()];
  return candidates.find((path) => path && canRun(path)) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a browser or, on a build machine where we are root on Debian, installs one. Throws one line of advice. */
export function requireBrowser(): string {
  let found = findBrowser();
  if (!found && process.env.CI === 'true' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update', '-q');
    apt('install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    found = findBrowser();
  }
  if (!found) {
    throw new Error('No browser found. Install one (npx playwright install chromium), or name it in CHROME_PATH.');
  }
  return found;
}
