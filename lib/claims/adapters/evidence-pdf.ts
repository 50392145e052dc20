import { PDFDocument, type PDFPage, type RGB, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { packText } from '../rules/evidence-pack';
import type { EvidencePack } from '../types';
import { embedLetters, type Letters, widthOf, wrap } from './pdf-letters';

/** A4 in points. */
const PAGE: [number, number] = [595.28, 841.89];
const MARGIN = 52;
const WIDTH = PAGE[0] - 2 * MARGIN;
const INK = rgb(0.13, 0.12, 0.1);
const MUTED = rgb(0.39, 0.36, 0.32);
const LINE = rgb(0.85, 0.82, 0.76);
const MOST_PHOTOS = 12;

type Pen = { pdf: PDFDocument; page: PDFPage; y: number; letters: Letters };
type Line = ReturnType<typeof wrap>[number];

function draw(pen: Pen, line: Line, at: { x: number; y: number; size: number; color: RGB }): void {
  let { x } = at;
  for (const run of line) {
    pen.page.drawText(run.text, { ...at, x, font: run.font });
    x += widthOf([run], at.size);
  }
}

function room(pen: Pen, height: number): void {
  if (pen.y - height >= MARGIN + 24) return;
  pen.page = pen.pdf.addPage(PAGE);
  pen.y = PAGE[1] - MARGIN;
}

function write(
  pen: Pen,
  text: string,
  options: { size?: number; bold?: boolean; muted?: boolean; x?: number; width?: number; after?: number } = {},
): void {
  const { size = 10, bold = false, muted = false, x = 0, width = WIDTH - x, after = 0 } = options;
  for (const line of wrap(pen.letters, text, { size, width, bold })) {
    room(pen, size * 1.4);
    pen.y -= size * 1.4;
    draw(pen, line, { x: MARGIN + x, y: pen.y, size, color: muted ? MUTED : INK });
  }
  pen.y -= after;
}

function heading(pen: Pen, text: string): void {
  room(pen, 60);
  pen.y -= 16;
  pen.page.drawLine({
    start: { x: MARGIN, y: pen.y },
    end: { x: MARGIN + WIDTH, y: pen.y },
    thickness: 0.7,
    color: LINE,
  });
  pen.y -= 4;
  write(pen, text, { size: 12, bold: true, after: 4 });
}

/** A row of cells side by side, as high as its highest. */
function row(pen: Pen, cells: { text: string; width: number; bold?: boolean; muted?: boolean }[]): void {
  const size = 9.5;
  const set = cells.map((cell) => ({
    ...cell,
    lines: wrap(pen.letters, cell.text, { size, width: cell.width - 8, bold: cell.bold ?? false }),
  }));
  const height = Math.max(1, ...set.map(({ lines }) => lines.length)) * size * 1.4;
  room(pen, height + 3);
  let x = MARGIN;
  for (const { lines, width, muted } of set) {
    for (const [index, line] of lines.entries())
      draw(pen, line, { x, y: pen.y - (index + 1) * size * 1.4, size, color: muted ? MUTED : INK });
    x += width;
  }
  pen.y -= height + 3;
}

const facts = (pen: Pen, rows: { label: string; text: string }[]): void => {
  for (const { label, text } of rows) {
    row(pen, [
      { text: label, width: 120, muted: true },
      { text, width: WIDTH - 120 },
    ]);
  }
};

/**
 * The evidence for a claim as one PDF, ready to send: letter, goods, dates with their suppliers, what was agreed, every scan
 * with the carrier's own words, and photos. The same text is attached as `evidence.txt`, exact in every script.
 */
export async function evidencePdf(
  pack: EvidencePack,
  photos: readonly Uint8Array[],
  meta: { author: string; now: Date },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const text = packText(pack);
  const letters = await embedLetters(pdf, text);
  const pen: Pen = { pdf, page: pdf.addPage(PAGE), y: PAGE[1] - MARGIN, letters };
  pdf.setTitle(pack.title);
  pdf.setAuthor(meta.author);
  pdf.setLanguage('en');
  pdf.setCreationDate(meta.now);
  pdf.setModificationDate(meta.now);

  write(pen, pack.title, { size: 18, bold: true, after: 8 });
  for (const sentence of pack.statement) write(pen, sentence, { size: 11, after: 4 });
  pen.y -= 4;
  facts(pen, [...pack.parties, ...pack.parcel]);
  heading(pen, 'What was in it');
  for (const line of pack.goods) {
    row(pen, [
      { text: `${line.quantity} ×`, width: 40 },
      { text: line.title, width: WIDTH - 140 },
      { text: line.worth, width: 100 },
    ]);
  }
  row(pen, [
    { text: '', width: 40 },
    { text: 'Together', width: WIDTH - 140, bold: true },
    { text: pack.sum, width: 100, bold: true },
  ]);
  heading(pen, 'Dates, and who gave them');
  for (const date of pack.dates) {
    row(pen, [
      { text: date.label, width: 140, muted: true },
      { text: date.text, width: 200 },
      { text: date.source, width: WIDTH - 340, muted: true },
    ]);
  }
  if (pack.terms.length > 0) {
    heading(pen, 'What was agreed');
    facts(pen, pack.terms);
  }
  heading(pen, 'Every scan, newest first');
  for (const scan of pack.scans) {
    const code = scan.code ? ` [${scan.code}]` : '';
    row(pen, [
      { text: scan.local ?? scan.instant ?? 'no time given', width: 120 },
      { text: [scan.meaning, scan.place].filter(Boolean).join(', '), width: 170 },
      { text: scan.words ? `"${scan.words}"${code}` : code.trim(), width: WIDTH - 290 },
    ]);
    write(
      pen,
      [scan.local && scan.instant ? `${scan.instant} on our clocks` : null, `${scan.source}, received ${scan.received}`]
        .filter(Boolean)
        .join('; '),
      {
        size: 8,
        muted: true,
        x: 120,
        after: 4,
      },
    );
  }
  if (pack.scans.length === 0) write(pen, 'None was ever reported.', { muted: true });
  await addPhotos(pen, photos.slice(0, MOST_PHOTOS));
  if (!letters.isWhole) {
    write(
      pen,
      'A dot stands for a sign that this print cannot show. The attached evidence.txt holds every word as it is.',
      {
        size: 8,
        muted: true,
      },
    );
  }
  await pdf.attach(new TextEncoder().encode(text), 'evidence.txt', {
    mimeType: 'text/plain; charset=utf-8',
    description: 'The same evidence as plain text',
    creationDate: meta.now,
    modificationDate: meta.now,
  });
  number(pen);
  return pdf.save();
}

async function addPhotos(pen: Pen, photos: readonly Uint8Array[]): Promise<void> {
  if (photos.length === 0) return;
  heading(pen, 'Photos');
  for (const bytes of photos) {
    const jpeg = await sharp(bytes)
      .rotate()
      .resize(1200, 1200, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer();
    const image = await pen.pdf.embedJpg(jpeg);
    const { width, height } = image.scaleToFit(WIDTH, 320);
    room(pen, height + 12);
    pen.page.drawImage(image, { x: MARGIN, y: pen.y - height, width, height });
    pen.y -= height + 12;
  }
}

/** "2 of 3" at the foot of each page. */
function number({ pdf, letters: { plain } }: Pen): void {
  const pages = pdf.getPages();
  for (const [index, page] of pages.entries()) {
    page.drawText(`${index + 1} of ${pages.length}`, { x: MARGIN, y: MARGIN - 20, size: 8, font: plain, color: MUTED });
  }
}
