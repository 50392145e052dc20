import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The long samples take minutes each. */
const PATIENCE = process.env.PORCHLIGHT_DEEP ? 1_800_000 : 30_000;

const root = fileURLToPath(new URL('.', import.meta.url));
const shared = {
  // A zone nobody is in by accident: code that leans on the machine's own zone fails here.
  env: {
    TZ: 'Asia/Kathmandu',
    PORCHLIGHT_SECRET: 'known to every test and to nobody else',
    // Receivers of webhooks stand on this machine.
    PORCHLIGHT_OUTBOUND_NETWORKS: '127.0.0.0/8, ::1',
  },
  pool: 'forks' as const,
  // Its imports of Next lack the endings that Node alone asks for.
  server: { deps: { inline: ['next-auth'] } },
  isolate: false,
};

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{lib,db,components,bin,app}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          // Nobody measures time here; a busy machine must not turn a property red.
          testTimeout: PATIENCE,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'database',
          include: ['{lib,db,app,bin}/**/*.db.test.ts'],
          globalSetup: ['db/testing/global-setup.ts'],
          // What Next's own server does first, before any part of it is loaded.
          setupFiles: ['./node_modules/next/dist/server/node-environment-baseline.js'],
          testTimeout: PATIENCE,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
