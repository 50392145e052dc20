import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { embedLetters, runsOf, widthOf, wrap } from './pdf-letters';

const PLACE = 'Übernommen 引受 新宿郵便局（東京都）';
const written = (runs: { text: string }[]) => runs.map(({ text }) => text).join('');

describe('letters of the evidence', () => {
  it('writes Japanese as it is, in a font that travels with the PDF', async () => {
    const pdf = await PDFDocument.create();
    const letters = await embedLetters(pdf, PLACE);
    const runs = runsOf(letters, PLACE, false);
    expect(written(runs)).toBe(PLACE);
    expect(runs.map(({ font }) => font === letters.japanese)).toEqual([false, true, false, true]);
    expect(letters.isWhole).toBe(true);
    const [page, x] = [pdf.addPage(), 20];
    for (const { font, text } of runs) page.drawText(text, { font, x });
    const again = await PDFDocument.load(await pdf.save());
    const kinds = again.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('FontFile2'))] : []));
    expect(kinds.filter(Boolean)).toHaveLength(1);
  });

  it('embeds nothing where every reader has the letters', async () => {
    const pdf = await PDFDocument.create();
    expect((await embedLetters(pdf, 'Grüße aus Köln – 12,50 €')).japanese).toBeNull();
  });

  it('loses marks before it loses letters, and says where a sign is a dot', async () => {
    const letters = await embedLetters(await PDFDocument.create(), '');
    expect(written(runsOf(letters, 'Wałbrzych, Ţara', false))).toContain('Tara');
    expect(letters.isWhole).toBe(false);
    const exact = await embedLetters(await PDFDocument.create(), '');
    expect(written(runsOf(exact, 'ǎ', false))).toBe('a');
    expect(exact.isWhole).toBe(true);
    expect(written(runsOf(exact, 'دبي', false))).toBe('···');
    expect(exact.isWhole).toBe(false);
  });

  it('breaks what has no spaces, within the width and without losing a sign', async () => {
    const text = `お荷物は${'配達中'.repeat(30)}です 123`;
    const letters = await embedLetters(await PDFDocument.create(), text);
    const lines = wrap(letters, text, { size: 10, width: 90, bold: false });
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(widthOf(line, 10)).toBeLessThanOrEqual(90);
    expect(lines.map(written).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
