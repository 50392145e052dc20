import fc from 'fast-check';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { DISGUISES, EXTREMES, LEAKS } from '../testing/hostile-css';
import { CORE_PARTS, compileMerchantCss, PARTS } from './merchant-css';

describe('compileMerchantCss', () => {
  it('takes letters, borders, space and palette colours, printed within their fence', () => {
    const { css, problems } = compileMerchantCss(`
      /* quiet headings */
      .block-title, h2 > a:hover { letter-spacing: 0.04em; color: var(--accent-text); }
      @media (min-width: 40rem) { .panel { padding: 1rem 2rem; border: 1px solid var(--line) } }
    `);
    expect(problems).toEqual([]);
    expect(css).toContain(
      '.block-title,h2>a:hover{letter-spacing:0.04em;color:var(--accent-text)}@media (min-width: 40rem){.panel{padding:1rem 2rem;border:1px solid var(--line)}}',
    );
    const last = postcss.parse(css).last;
    expect(last).toMatchObject({ name: 'scope', params: `(.house) to (${CORE_PARTS.join(',')})` });
  });

  it('counts at least forty ways out and thirty disguises', () => {
    expect(LEAKS.length).toBeGreaterThanOrEqual(40);
    expect(DISGUISES.length).toBeGreaterThanOrEqual(30);
    expect(EXTREMES).toHaveLength(30);
  });

  it.each([...LEAKS, ...DISGUISES])('refuses %s', (source) => {
    const { css, problems } = compileMerchantCss(source);
    expect(css).toBe('');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ line, message }) => line === 1 && message.length > 20)).toBe(true);
  });

  it.each(EXTREMES)('takes %s', (source) => {
    expect(compileMerchantCss(source).problems).toEqual([]);
  });

  it('one bad rule among good ones keeps all out, and its line is told', () => {
    const { css, problems } = compileMerchantCss('.panel { gap: 1rem; }\n.panel {\n  position: fixed;\n}');
    expect(css).toBe('');
    expect(problems).toEqual([{ line: 3, message: expect.stringContaining('"position"') }]);
  });

  it('names no core part among those that rules may reach', () => {
    expect(CORE_PARTS.filter((part) => PARTS.has(part.slice(1)))).toEqual([]);
  });

  it('printed and read again is the same, whatever is put together of its pieces', () => {
    const piece = fc.constantFrom(
      ...['.panel', ' ', '>', ',', 'h1', ':hover', '{', '}', 'color', ':', ';', 'var(--ink)', 'url(//evil.test)'],
      ...[
        'padding',
        '1rem',
        '99rem',
        '@media',
        '(min-width: 40rem)',
        '/*',
        '*/',
        '\\',
        '"',
        '<',
        '!important',
        '[a]',
        '\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const { css } = compileMerchantCss(pieces.join(''));
        expect(css).not.toMatch(/url|<|\\|@import|evil/);
        if (css) expect(postcss.parse(css).toString()).toBe(css);
      }),
      { numRuns: 2000 },
    );
  });

  it('any text is a sheet or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { css, problems } = compileMerchantCss(text);
        expect(css === '' || problems.length === 0).toBe(true);
      }),
    );
  });
});
