import postcss, { type AtRule, type Declaration, type Node, type Rule } from 'postcss';

/**
 * Merchants' own style rules. What may be said is listed, everything else is refused, so that no rule can load, cover,
 * hide or move what a shopper must find, nor make a word unreadable: colours are the palette's, lengths have ends, and
 * rules stop before the parts named in CORE_PARTS.
 */
export const CORE_PARTS = [
  'form',
  'button',
  '.actions',
  '.tile-act',
  '.extras',
  '.returns',
  '.return-money',
  '.money-lines',
  '.pass',
  '.cancel',
  '.foot-links',
  '.silence',
  '.was',
  '.skip',
  // The news itself may stand on the accent, and so may a banner: only we know what reads there.
  '.hero',
  '[data-tone-of="accent"]',
] as const;

/** What a selector may name. */
export const PARTS = new Set(
  (
    'shop-name opening-line header-links languages letter-head board-head ledger-head ledger-top head-side ' +
    'letter-opening letter-reference letter-date big-date salutation next-check signature postscript letter-close ' +
    'ledger-opening figures figures-day figures-month figures-weekday ' +
    'ledger-colophon panel panel-title tile parcel parcel-head parcel-sentence parcel-when chapters chapter ' +
    'chapter-head chapter-title chapter-when chapter-body events event-when event-text event-place items item ' +
    'item-title item-facts item-words picture badge route shop-note carrier-words blocks shop-block block-title ' +
    'block-words block-picture block-products block-faq block-steps page-head page-reference lead foot-person foot-lead'
  ).split(' '),
);
const ELEMENTS = new Set([
  'h1',
  'h2',
  'h3',
  'p',
  'ul',
  'ol',
  'li',
  'a',
  'b',
  'span',
  'summary',
  'blockquote',
  'figcaption',
  'time',
]);
const STATES = new Set(['hover', 'first-child', 'last-child']);

const TEXT_COLOR = 'var\\(--(?:ink|muted|accent-text)\\)|inherit';
const SURFACE = 'var\\(--(?:ground|card)\\)|transparent';
const EDGE = 'var\\(--(?:line|border|ink|muted|accent-edge|accent-text|accent-soft)\\)|transparent|currentcolor';
const NUMBER = '(?:0|\\d{1,4}(?:\\.\\d{1,3})?|\\.\\d{1,3})';
const LENGTH = `${NUMBER}(?:px|rem)|0`;
const BORDER_STYLE = 'none|solid|dashed|dotted|double';

type Check = {
  pattern: RegExp;
  says: string /** In pixels, or as it stands without a unit. */;
  least?: number;
  most?: number;
};
const list = (source: string, says: string, ends: Pick<Check, 'least' | 'most'> = {}): Check => ({
  pattern: new RegExp(`^(?:${source})$`),
  says,
  ...ends,
});
const lengths = (most: number, count = 1, least = 0) =>
  list(`(?:${LENGTH})(?: (?:${LENGTH})){0,${count - 1}}`, `lengths in px or rem from ${least} to ${most}px`, {
    least,
    most,
  });

const border = list(
  `(?:${LENGTH}) (?:${BORDER_STYLE}) (?:${EDGE})|none|0`,
  'a width to 8px, a style and a palette colour',
  { most: 8 },
);
const space = lengths(96);
const spaces = lengths(96, 4);

const PROPERTIES: Record<string, Check> = {
  color: list(TEXT_COLOR, 'var(--ink), var(--muted) or var(--accent-text)'),
  'background-color': list(SURFACE, 'var(--ground), var(--card) or transparent'),
  'font-family': list('var\\(--brand-(?:heading|body)\\)', 'var(--brand-heading) or var(--brand-body)'),
  'font-size': lengths(96, 1, 14),
  'font-weight': list('[1-9]00|normal|bold', '100 to 900'),
  'font-style': list('normal|italic', 'normal or italic'),
  'font-variant-caps': list('normal|small-caps|all-small-caps', 'normal, small-caps or all-small-caps'),
  'font-variant-numeric': list('normal|(?:lining|oldstyle|tabular|proportional)-nums', 'a kind of figures'),
  'letter-spacing': list('normal|-?0?\\.0[0-5]\\d?em|0?\\.[0-2]\\d{0,2}em|0', 'from -0.05em to 0.29em'),
  'word-spacing': list('normal|0?\\.[0-4]\\d?em|0', 'to 0.49em'),
  'line-height': list('1(?:\\.\\d{1,2})?|2(?:\\.[0-4]\\d?)?', '1 to 2.49'),
  'text-transform': list('none|uppercase|lowercase|capitalize', 'none, uppercase, lowercase or capitalize'),
  'text-align': list('start|center|end', 'start, center or end'),
  'text-wrap': list('balance|pretty|wrap', 'balance, pretty or wrap'),
  'text-decoration-style': list('solid|double|dotted|dashed|wavy', 'a style of line'),
  'text-decoration-thickness': lengths(4, 1, 1),
  'text-underline-offset': lengths(8),
  'border-radius': lengths(64, 4),
  'border-color': list(EDGE, 'a palette colour'),
  'border-style': list(BORDER_STYLE, 'a style of line'),
  'border-width': lengths(8, 4),
  'box-shadow': list(`none|(?:(?:${LENGTH}) ){2,4}(?:${EDGE})`, 'up to four lengths to 24px and a palette colour', {
    most: 24,
  }),
  gap: lengths(96, 2),
  'row-gap': space,
  'column-gap': space,
  padding: spaces,
  margin: spaces,
  'max-width': lengths(1280, 1, 240),
  'aspect-ratio': list('[1-9]\\d? ?/ ?[1-9]\\d?', 'like 4 / 5'),
  'object-fit': list('cover|contain', 'cover or contain'),
};
for (const side of ['', '-block', '-inline', '-block-start', '-block-end', '-inline-start', '-inline-end']) {
  PROPERTIES[`border${side}`] = border;
  if (side)
    for (const name of ['padding', 'margin'])
      PROPERTIES[`${name}${side}`] = side.includes('t') ? space : lengths(96, 2);
}

const MEDIA =
  /^\((?:min|max)-width: ?\d{2,3}(?:\.\d{1,2})?(?:rem|em)\)$|^\((?:min|max)-width: ?\d{3,4}px\)$|^\(prefers-color-scheme: ?(?:dark|light)\)$/;

/** What rules set on whatever surrounds a core part is not passed on to it, and nothing is painted over it. */
const KEPT =
  'font-style:normal!important;font-variant:normal!important;letter-spacing:0!important;word-spacing:0!important;' +
  'line-height:1.5!important;text-align:start!important;text-transform:none!important';
const ABOVE = CORE_PARTS.filter((part) => !/skip|was|hero|tone/.test(part));
const CORE = CORE_PARTS.join(',');
const FENCE = `:is(${CORE}){${KEPT}}:is(${ABOVE.join(',')}){position:relative;z-index:1;isolation:isolate}`;

export type CssProblem = { line: number; message: string };
const lineOf = (node: Node) => node.source?.start?.line ?? 1;

/** Why a selector is not taken; null: it is. */
function refuseSelector(selector: string): string | null {
  if (!/^[\w.:>\s-]+$/.test(selector))
    return `"${selector.slice(0, 60)}" is more than classes of ours, elements, and hover; take the rest out.`;
  for (const compound of selector.split(/\s*>\s*|\s+/)) {
    const match = /^([a-z]\w*)?((?:\.[a-z][\w-]*)*)((?::[a-z-]+)*)$/.exec(compound);
    const [, element, classes = '', states = ''] = match ?? [];
    if (!match || compound === '') return `"${selector.slice(0, 60)}" cannot be read as a selector.`;
    const unknown =
      (element && !ELEMENTS.has(element) && element) ||
      classes.split('.').find((name) => name && !PARTS.has(name)) ||
      states.split(':').find((name) => name && !STATES.has(name));
    if (unknown) return `"${unknown}" is not a part of the page that rules may reach.`;
  }
  return null;
}

const pixels = (length: string) => Number.parseFloat(length) * (length.endsWith('rem') ? 16 : 1);

function refuseDeclaration({ prop, value, important }: Declaration): string | null {
  if (important) return `"${prop}" must do without !important.`;
  // Looked up among own members alone: "constructor" is no property of ours.
  const check = Object.hasOwn(PROPERTIES, prop) ? PROPERTIES[prop] : undefined;
  if (!check) return `"${prop.slice(0, 40)}" is not among the properties that rules may set.`;
  const tidy = value.trim().toLowerCase();
  const found = tidy.match(new RegExp(`${NUMBER}(?:px|rem)|(?<![\\w.#-])0(?![\\w.])`, 'g')) ?? [];
  const inEnds = found.every((one) => {
    const size = pixels(one);
    return (check.most === undefined || size <= check.most) && (check.least === undefined || size >= check.least);
  });
  if (!check.pattern.test(tidy) || !inEnds) return `"${prop}" takes ${check.says}, not "${value.slice(0, 40)}".`;
  return null;
}

/**
 * Reads a merchant's style rules.
 * @returns `css` to be put into a page's own style element, '' while there is a problem; every problem with its line
 */
export function compileMerchantCss(source: string): { css: string; problems: CssProblem[] } {
  if (!source.trim()) return { css: '', problems: [] };
  const problems: CssProblem[] = [];
  const refuse = (node: Node, message: string) => problems.push({ line: lineOf(node), message });

  const printRule = (rule: Rule): string => {
    const selectors = rule.selector.split(',').map((one) =>
      one
        .trim()
        .replace(/\s*>\s*/g, '>')
        .replace(/\s+/g, ' '),
    );
    for (const selector of selectors) {
      const wrong = refuseSelector(selector);
      if (wrong) refuse(rule, wrong);
    }
    const declarations = (rule.nodes ?? []).flatMap((node) => {
      if (node.type === 'comment') return [];
      if (node.type !== 'decl') {
        refuse(node, 'Rules stand side by side here, not inside one another.');
        return [];
      }
      const wrong = refuseDeclaration(node);
      if (wrong) refuse(node, wrong);
      return [`${node.prop}:${node.value.trim().toLowerCase()}`];
    });
    return `${selectors.join(',')}{${declarations.join(';')}}`;
  };

  const printAtRule = (rule: AtRule): string => {
    if (rule.name !== 'media' || !MEDIA.test(rule.params.trim())) {
      refuse(
        rule,
        `"@${rule.name} ${rule.params.slice(0, 40)}" is not taken; only @media with one width or colour scheme is.`,
      );
      return '';
    }
    return `@media ${rule.params.trim()}{${(rule.nodes ?? []).map(print).join('')}}`;
  };

  const print = (node: Node): string => {
    if (node.type === 'comment') return '';
    if (node.type === 'rule') return printRule(node as Rule);
    if (node.type === 'atrule' && node.parent?.type === 'root') return printAtRule(node as AtRule);
    refuse(node, 'This cannot stand here.');
    return '';
  };

  try {
    const printed = postcss.parse(source).nodes.map(print).join('');
    if (problems.length > 0) return { css: '', problems };
    return { css: printed && `${FENCE}@scope (.house) to (${CORE}){${printed}}`, problems };
  } catch (error) {
    const { line = 1, reason = 'cannot be read' } = error as { line?: number; reason?: string };
    return { css: '', problems: [{ line, message: `${reason}. Look for a brace or quote that is not closed.` }] };
  }
}
