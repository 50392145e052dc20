import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { CATALOG } from './catalog';
import { renderPictures } from './render-pictures';

const CELL = 400;

/** One PNG per shop: a row per look, a column per product, and below it every picture as a 64-pixel thumbnail. */
async function contactSheets(outDir: string): Promise<void> {
  const pictures = join(outDir, 'rendered');
  await renderPictures(pictures);
  for (const { shop, products } of Object.values(CATALOG)) {
    const rows = Math.max(...products.map((product) => product.looks.length));
    const cells = products.flatMap((product, column) =>
      product.looks.map((look, row) => ({
        file: join(pictures, shop, `${product.external_id}-${look.slug}`),
        column,
        row,
      })),
    );
    const layers = await Promise.all(
      cells.flatMap(({ file, column, row }) => [
        { input: `${file}.png`, left: column * CELL, top: row * CELL },
        sharp(`${file}-240.webp`)
          .resize(64)
          .png()
          .toBuffer()
          .then((input) => ({ input, left: 16 + (column * rows + row) * 80, top: rows * CELL + 16 })),
      ]),
    );
    await sharp({
      create: { width: products.length * CELL, height: rows * CELL + 96, channels: 3, background: '#ffffff' },
    })
      .composite(layers)
      .png()
      .toFile(join(outDir, `${shop}.png`));
  }
}

await mkdir(resolve('artifacts/pictures'), { recursive: true });
await contactSheets(resolve('artifacts/pictures'));
