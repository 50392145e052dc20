import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { CATALOG } from './catalog';
import { PICTURES } from './catalog-pictures';
import { LOGOS } from './logos';

const SOURCES = dirname(fileURLToPath(import.meta.url));
const STAMP = 'pictures.sha256';

type Job = { files: string[]; run: (outDir: string) => Promise<void> };

/** One product in one look: WebP 800, WebP 240 for lists, PNG 400 for mail. */
function productJob(image: string, key: string, color: string): Job {
  return {
    files: [`${image}.webp`, `${image}-240.webp`, `${image}.png`],
    run: async (outDir) => {
      const draw = PICTURES[key];
      if (!draw) throw new Error(`No drawing is called ${key}`);
      const { data, info } = await sharp(Buffer.from(draw({ color, seed: image })))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const raw = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
      const to = (ending: string) => join(outDir, `${image}${ending}`);
      await Promise.all([
        raw().webp({ quality: 84, effort: 2 }).toFile(to('.webp')),
        raw().resize(240).webp({ quality: 84, effort: 3 }).toFile(to('-240.webp')),
        raw().resize(400).png({ compressionLevel: 7 }).toFile(to('.png')),
      ]);
    },
  };
}

/** A shop's emblem as SVG for pages and PNG for mail, and its favicon. */
function logoJob(shop: keyof typeof LOGOS): Job {
  const { light, dark, favicon } = LOGOS[shop];
  return {
    files: ['logo.svg', 'logo-dark.svg', 'logo.png', 'logo-dark.png', 'favicon.svg', 'favicon.png'].map(
      (name) => `${shop}/${name}`,
    ),
    run: async (outDir) => {
      const to = (name: string) => join(outDir, shop, name);
      const raster = (svg: string, size: number, name: string) =>
        sharp(Buffer.from(svg), { density: 288 }).resize(size).png().toFile(to(name));
      await Promise.all([
        writeFile(to('logo.svg'), light),
        writeFile(to('logo-dark.svg'), dark),
        writeFile(to('favicon.svg'), favicon),
        raster(light, 192, 'logo.png'),
        raster(dark, 192, 'logo-dark.png'),
        raster(favicon, 64, 'favicon.png'),
      ]);
    },
  };
}

function allJobs(): Job[] {
  return Object.values(CATALOG).flatMap(({ shop, products }) => [
    logoJob(shop),
    ...products.flatMap((product) =>
      product.looks.map((look) =>
        productJob(`${shop}/${product.external_id}-${look.slug}`, look.picture ?? product.picture, look.color),
      ),
    ),
  ]);
}

/** SHA-256 over every source file of the drawings, so a changed line draws everything again. */
async function sourceHash(): Promise<string> {
  const names = (await readdir(SOURCES, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(await readFile(join(SOURCES, name)));
  return hash.digest('hex');
}

/**
 * Rasterises every product in every look, and the emblems, under `outDir` (normally public/demo) as
 * `{shop}/{product}-{look}.webp`, `-240.webp` and `.png`. Does nothing when the drawings have not changed since and
 * no file is missing.
 */
export async function renderPictures(outDir: string): Promise<void> {
  const jobs = allJobs();
  const stamp = join(outDir, STAMP);
  const hash = await sourceHash();
  const fresh = (await readFile(stamp, 'utf8').catch(() => '')) === hash;
  const due = fresh ? jobs.filter((job) => !job.files.every((file) => existsSync(join(outDir, file)))) : jobs;
  if (due.length === 0) return;
  for (const shop of Object.keys(CATALOG)) await mkdir(join(outDir, shop), { recursive: true });
  const lanes = Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
    for (let job = due.shift(); job; job = due.shift()) await job.run(outDir);
  });
  await Promise.all(lanes);
  await writeFile(stamp, hash);
}
