import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOG } from './catalog';
import { PICTURES } from './catalog-pictures';
import type { Look } from './catalog-types';
import { LOGOS } from './logos';

const shops = Object.values(CATALOG);
const looks = shops.flatMap(({ products }) =>
  products.flatMap((product) => product.looks.map((look): [string, Look] => [look.picture ?? product.picture, look])),
);

describe('the demo catalogue', () => {
  it('has a drawing for every look, and a look for every drawing', () => {
    expect(new Set(looks.map(([key]) => key))).toEqual(new Set(Object.keys(PICTURES)));
  });

  it('names every variant once within its shop, by id and by SKU', () => {
    for (const { products } of shops) {
      const variants = products.flatMap((product) => product.variants);
      expect(new Set(variants.map((variant) => variant.external_id)).size).toBe(variants.length);
      expect(new Set(variants.map((variant) => variant.sku)).size).toBe(variants.length);
    }
  });

  it('tells two variants of a product apart by their options, in both languages', () => {
    for (const { variants } of shops.flatMap(({ products }) => products)) {
      expect(new Set(variants.map((variant) => JSON.stringify(variant.options))).size).toBe(variants.length);
      expect(new Set(variants.map((variant) => JSON.stringify(variant.options_en))).size).toBe(variants.length);
    }
  });

  it('speaks the shop’s own language wherever a shopper reads', () => {
    for (const { locale, products } of shops)
      for (const { title, care, variants } of products)
        for (const text of [title, care, ...variants.map((variant) => variant.title)])
          expect(text[locale]).toBeTruthy();
  });
});

describe('the drawings', () => {
  // sharp's locks hold for the whole process, and where uploads are tested in it, drawings are locked out.
  const drawings = { operation: ['VipsForeignLoadSvg'] };
  beforeAll(() => sharp.unblock(drawings));
  afterAll(() => sharp.block(drawings));

  it.each(Object.keys(PICTURES))('%s is a whole 800 by 800 picture that stands alone', async (key) => {
    const svg = PICTURES[key]?.({ seed: 'test' }) ?? '';
    expect(svg).not.toMatch(/<text|<image|https?:\/\/(?!www\.w3\.org\/2000\/svg)|NaN|undefined/);
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({ format: 'svg', width: 800, height: 800 });
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(looks)('%s in a colour of its own does not depend on what was drawn before', (key, { color }) => {
    const draw = PICTURES[key];
    const first = draw?.({ color, seed: 'one' });
    draw?.({ color: '#123456', seed: 'two' });
    expect(draw?.({ color, seed: 'one' })).toBe(first);
    expect(draw?.({ color: '#123456', seed: 'one' })).not.toBe(first);
  });

  it('sets no type in the emblems, so no font need be installed', async () => {
    for (const { light, dark, favicon } of Object.values(LOGOS))
      for (const svg of [light, dark, favicon]) {
        expect(svg).not.toMatch(/<text|font-/);
        expect((await sharp(Buffer.from(svg)).metadata()).format).toBe('svg');
      }
  });
});
