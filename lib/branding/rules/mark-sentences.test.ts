import { describe, expect, it } from 'vitest';
import { markSentences } from './mark-sentences';

const unmarked = (html: string) =>
  html.replace(/<span data-sentence="[^"]*">([^<]*)<\/span>/g, '$1').replace(/ data-sentence="[^"]*"/g, '');

describe('markSentences', () => {
  it('marks the element that holds a sentence, whatever its capital', () => {
    const html = '<h1 class="big">The boots arrive Thursday.</h1>';
    const spoken = [
      { key: 'common.goods', text: 'the boots' },
      { key: 'parcel.sentence', text: 'the boots arrive Thursday.' },
    ];
    expect(markSentences(html, spoken)).toBe(
      '<h1 class="big" data-sentence="parcel.sentence">The boots arrive Thursday.</h1>',
    );
  });

  it('puts a span around one that shares its element', () => {
    expect(markSentences('<p><b>New</b> Send back</p>', [{ key: 'a.b', text: 'Send back' }])).toBe(
      '<p><b>New</b><span data-sentence="a.b"> Send back</span></p>',
    );
    const two = markSentences('<p>We look again at six. Nothing to do.</p>', [
      { key: 'a.next', text: 'We look again at six.' },
    ]);
    expect(two).toBe('<p><span data-sentence="a.next">We look again at six.</span> Nothing to do.</p>');
  });

  it('reads what was escaped, and writes nothing that was not', () => {
    const html = '<a href="/x">Shipping &amp; returns</a><br>It&#x27;s here';
    const marked = markSentences(html, [
      { key: 'a.ship', text: 'Shipping & returns' },
      { key: 'a.here', text: "It's here" },
      { key: 'bad" onclick="x', text: 'Shipping & returns' },
    ]);
    expect(marked).toContain('<a href="/x" data-sentence="a.ship">Shipping &amp; returns</a>');
    expect(marked).toContain('<br><span data-sentence="a.here">It&#x27;s here</span>');
    expect(marked).not.toContain('onclick');
  });

  it('leaves scripts, titles, choices and numbers alone, and every letter as it was', () => {
    const html =
      '<title>Send back</title><script>var x = "Send back"</script><select><option>Send back</option></select><p>42</p><p>Send back</p>';
    const marked = markSentences(html, [
      { key: 'a.b', text: 'Send back' },
      { key: 'a.n', text: '42' },
    ]);
    expect(marked.match(/data-sentence/g)).toHaveLength(1);
    expect(unmarked(marked)).toBe(html);
  });
});
