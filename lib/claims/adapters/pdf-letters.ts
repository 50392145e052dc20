import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { type PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib';
import subsetFont from 'subset-font';

/** Letters that every PDF reader brings, and beside them the Japanese ones that a text needs, embedded. */
export type Letters = { plain: PDFFont; bold: PDFFont; japanese: PDFFont | null; isWhole: boolean };

type Run = { font: PDFFont; text: string };

const FONT = 'node_modules/@fontsource/zen-kaku-gothic-new/files/zen-kaku-gothic-new-japanese-500-normal.woff2';
/** Han, kana, their punctuation and their wide forms. */
const JAPANESE = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/gu;

const sets = new WeakMap<PDFFont, Set<number>>();
function knows(font: PDFFont, sign: string): boolean {
  let set = sets.get(font);
  if (!set) {
    set = new Set(font.getCharacterSet());
    sets.set(font, set);
  }
  return set.has(sign.codePointAt(0) ?? 0);
}

/** @param text everything that will be written: only its own letters are embedded */
export async function embedLetters(pdf: PDFDocument, text: string): Promise<Letters> {
  const plain = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  const wanted = [...new Set(text.normalize('NFC').match(JAPANESE) ?? [])].join('');
  let japanese: PDFFont | null = null;
  if (wanted) {
    pdf.registerFontkit(fontkit);
    const whole = await readFile(path.join(process.cwd(), FONT));
    japanese = await pdf.embedFont(await subsetFont(whole, wanted, { targetFormat: 'truetype' }));
  }
  return { plain, bold, japanese, isWhole: true };
}

/**
 * A text as runs of one font each. A letter that no font has is written without its marks, else as a dot; `isWhole` then
 * says so, and the exact text must be had elsewhere.
 */
export function runsOf(letters: Letters, text: string, bold: boolean): Run[] {
  const own = bold ? letters.bold : letters.plain;
  const runs: Run[] = [];
  for (const sign of text.normalize('NFC').replace(/\s+/g, ' ')) {
    let [font, drawn] = [own, sign];
    if (!knows(own, sign)) {
      const bare = sign.normalize('NFD')[0] ?? '';
      if (letters.japanese && knows(letters.japanese, sign)) font = letters.japanese;
      else if (knows(own, bare)) drawn = bare;
      else {
        drawn = '·';
        letters.isWhole = false;
      }
    }
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ font, text: drawn });
  }
  return runs;
}

export const widthOf = (runs: readonly Run[], size: number): number =>
  runs.reduce((width, { font, text }) => width + font.widthOfTextAtSize(text, size), 0);

/** Breaks between words, and within one that is wider than its line, as Japanese always is. */
export function wrap(letters: Letters, text: string, set: { size: number; width: number; bold: boolean }): Run[][] {
  const measure = (part: string) => widthOf(runsOf(letters, part, set.bold), set.size);
  const lines: string[] = [];
  let line = '';
  for (const word of text.normalize('NFC').split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= set.width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    let width = 0;
    for (const sign of word) {
      const more = measure(sign);
      if (line && width + more > set.width) {
        lines.push(line);
        [line, width] = ['', 0];
      }
      line += sign;
      width += more;
    }
  }
  if (line) lines.push(line);
  return lines.map((one) => runsOf(letters, one, set.bold));
}
