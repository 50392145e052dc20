import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    include: ['{lib,db,components,bin,app}/**/*.test.{ts,tsx}', '*.test.ts'],
    // A zone nobody tests in by accident: code that leans on the machine's own zone fails here.
    env: { TZ: 'Asia/Kathmandu' },
    globalSetup: ['db/testing/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    pool: 'forks',
    isolate: false,
  },
});
