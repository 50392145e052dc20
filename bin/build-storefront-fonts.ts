import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FONTS = path.join(ROOT, 'public', 'fonts');
const require = createRequire(import.meta.url);
const packageFile = (name: string, file: string) =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), 'files', file);

type VariableFont = {
  name: string;
  style: 'standard' | 'opsz' | 'wght';
  weights: [number, number];
  opsz?: [number, number];
  /** Alphabets beside Latin, each a file that a page takes only where it is written in. */
  alphabets?: readonly string[];
};

/** Cut to the weights and sizes that pages use: a third of the whole families. */
const LATIN_FONTS: VariableFont[] = [
  { name: 'fraunces', style: 'opsz', weights: [300, 600], opsz: [9, 144] },
  { name: 'hanken-grotesk', style: 'wght', weights: [400, 700] },
  { name: 'bricolage-grotesque', style: 'opsz', weights: [500, 800], opsz: [12, 96] },
  { name: 'instrument-sans', style: 'wght', weights: [400, 700] },
  { name: 'inter', style: 'wght', weights: [400, 700], alphabets: ['greek', 'cyrillic', 'vietnamese'] },
  { name: 'figtree', style: 'wght', weights: [400, 700] },
  { name: 'source-serif-4', style: 'wght', weights: [300, 700], alphabets: ['greek', 'cyrillic', 'vietnamese'] },
  { name: 'readex-pro', style: 'wght', weights: [300, 700], alphabets: ['arabic'] },
];
const JAPANESE_FONTS = [
  { name: 'zen-old-mincho', weight: 500 },
  { name: 'zen-kaku-gothic-new', weight: 400 },
];

/** Where Japanese text of ours is written; what a shop writes later falls back to the system's font, glyph by glyph. */
const TEXT_SOURCES = ['messages', 'db/seed', 'lib/branding', 'lib/notifications'];
/** Kerning, joining, figures and upright punctuation; the rest (old forms, alternates) would bring its glyphs along. */
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum', 'tnum', 'vert', 'vrt2'];
const ALWAYS =
  'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわゐゑをん' +
  'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンヴー' +
  '、。・「」『』（）〜：！？％￥々〒…―　' +
  '〇一二三四五六七八九十百千万円年月日曜火水木金土時分頃午前後都道府県市区町村丁目番地号様御届配送返品交換注文';

const isKanji = (glyph: string) => glyph >= '\u3400' && glyph <= '\u9fff';

async function* textFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* textFiles(full);
    else if (/\.(ts|tsx|json|css)$/.test(entry.name)) yield full;
  }
}

/** Every character beyond Latin that our own words use, with kana and printable ASCII. */
async function glyphsInUse(): Promise<string> {
  const glyphs = new Set(ALWAYS);
  for (let code = 0x20; code < 0x7f; code++) glyphs.add(String.fromCharCode(code));
  for (const source of TEXT_SOURCES) {
    for await (const file of textFiles(path.join(ROOT, source))) {
      for (const glyph of await readFile(file, 'utf8')) {
        if (/[\u00a0-\u00ff\u2000-\u206f\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(glyph)) glyphs.add(glyph);
      }
    }
  }
  return [...glyphs].sort().join('');
}

async function buildLatin({ name, style, weights, opsz, alphabets = [] }: VariableFont): Promise<void> {
  const source = await readFile(packageFile(`@fontsource-variable/${name}`, `${name}-latin-${style}-normal.woff2`));
  const text = [...Array(0x24f).keys()].map((code) => String.fromCodePoint(code)).join('');
  const axes: Record<string, { min: number; max: number }> = { wght: { min: weights[0], max: weights[1] } };
  if (opsz) axes.opsz = { min: opsz[0], max: opsz[1] };
  const font = await subsetFont(source, `${text}‘’“”„‚«»–—…•·€₂→←↑↓−×≈′″\u00a0\u2009\u202f`, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: FEATURES,
    noHinting: true,
  });
  await writeFile(path.join(FONTS, `${name}-latin.woff2`), font);
  for (const alphabet of ['latin-ext', ...alphabets]) {
    await copyFile(
      packageFile(`@fontsource-variable/${name}`, `${name}-${alphabet}-wght-normal.woff2`),
      path.join(FONTS, `${name}-${alphabet}.woff2`),
    );
  }
}

/** Copies and cuts the curated fonts to /fonts, at the addresses that lib/branding/constants.ts names. */
export async function buildStorefrontFonts(): Promise<void> {
  await mkdir(FONTS, { recursive: true });
  for (const font of LATIN_FONTS) await buildLatin(font);
  const glyphs = await glyphsInUse();
  for (const { name, weight } of JAPANESE_FONTS) {
    const source = await readFile(packageFile(`@fontsource/${name}`, `${name}-japanese-${weight}-normal.woff2`));
    for (const part of ['kana', 'kanji'] as const) {
      const text = [...glyphs].filter((glyph) => isKanji(glyph) === (part === 'kanji')).join('');
      const font = await subsetFont(source, text, { targetFormat: 'woff2', keepFeatures: FEATURES, noHinting: true });
      await writeFile(path.join(FONTS, `${name}-${part}.woff2`), font);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildStorefrontFonts();
  for (const file of await readdir(FONTS)) {
    const { size } = await stat(path.join(FONTS, file));
    console.log(`${(size / 1000).toFixed(1).padStart(6)} kB  /fonts/${file}`);
  }
}
