import { Fragment, type ReactElement } from 'react';
import type { Worn } from '@/lib/branding/rules/worn-rules';

/** What only React itself writes; whoever meets it asks React. */
export class LeaveToReact extends Error {}

const ELEMENT = Symbol.for('react.transitional.element');
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Elements whose children or attributes React treats in ways of their own. */
const UNKNOWN = new Set(['math', 'menuitem', 'object', 'option', 'pre', 'listing', 'select', 'textarea', 'template']);
/** React writes these after the others. */
const LATER = new Map<string, readonly string[]>([
  ['button', ['name', 'formAction', 'formEncType', 'formMethod', 'formTarget']],
  ['form', ['action', 'encType', 'method', 'target']],
  [
    'input',
    [
      'name',
      'formAction',
      'formEncType',
      'formMethod',
      'formTarget',
      'checked',
      'defaultChecked',
      'value',
      'defaultValue',
    ],
  ],
]);

type Props = Record<string, unknown>;
type Write = (value: unknown) => string;

const ESCAPED: Record<string, string> = { '"': '&quot;', '&': '&amp;', "'": '&#x27;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string =>
  /["'&<>]/.test(text) ? text.replace(/["'&<>]/g, (sign) => ESCAPED[sign] ?? sign) : text;

const plain = (name: string, value: unknown): string => {
  if (typeof value === 'string') return ` ${name}="${escaped(value)}"`;
  return typeof value === 'number' ? ` ${name}="${value}"` : '';
};
const text =
  (name: string): Write =>
  (value) =>
    plain(name, value);
const words =
  (name: string): Write =>
  (value) =>
    typeof value === 'boolean' ? ` ${name}="${value}"` : plain(name, value);
const flag =
  (name: string): Write =>
  (value) =>
    value ? ` ${name}=""` : '';

/** Addresses that would run something, or say nothing, are React's to refuse. */
const address =
  (name: string): Write =>
  (value) => {
    if (typeof value !== 'string') return '';
    if (value === '' || /^[\0-\x20]*j/i.test(value)) throw new LeaveToReact();
    return plain(name, value);
  };

const SPELT: Record<string, string> = {
  className: 'class',
  tabIndex: 'tabindex',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  crossOrigin: 'crossorigin',
  acceptCharset: 'accept-charset',
  fillRule: 'fill-rule',
  strokeWidth: 'stroke-width',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  strokeDasharray: 'stroke-dasharray',
  textAnchor: 'text-anchor',
};
const FLAGS = [
  'async',
  'defer',
  'disabled',
  'formNoValidate',
  'hidden',
  'itemScope',
  'noModule',
  'noValidate',
  'open',
  'readOnly',
  'required',
];
/** Written as they stand. Any name that is in none of these tables is left to React. */
const PLAIN =
  'accept alt as autoComplete charSet cite cols colSpan content cx cy d dateTime decoding dir direction encType enterKeyHint fetchPriority fill form height hrefLang id inputMode lang loading max maxLength media method min minLength name nonce pattern placeholder points preserveAspectRatio property r rel role rowSpan rx ry scope sizes srcSet step stroke target title transform type viewBox width x x1 x2 xmlns y y1 y2';

const WRITERS = new Map<string, Write>([
  ...PLAIN.split(' ').map((name): [string, Write] => [name, text(name)]),
  ...Object.entries(SPELT).map(([name, spelt]): [string, Write] => [name, text(spelt)]),
  ...FLAGS.map((name): [string, Write] => [name, flag(name)]),
  ['href', address('href')],
  ['src', address('src')],
  ['action', address('action')],
  ['formAction', address('formAction')],
  ['focusable', words('focusable')],
  ['spellCheck', words('spellCheck')],
  ['translate', text('translate')],
  ['value', words('value')],
  ['defaultValue', words('value')],
  ['checked', flag('checked')],
  ['defaultChecked', flag('checked')],
]);

function writerOf(name: string): Write {
  const known = WRITERS.get(name);
  if (known) return known;
  if (!/^(data|aria)-[a-z-]+$/.test(name)) throw new LeaveToReact();
  const write = words(name);
  WRITERS.set(name, write);
  return write;
}

/** What React writes behind the others, in its own order. */
function laterAttributes(later: readonly string[], props: Props): string {
  let written = '';
  for (const name of later) {
    const value = props[name];
    if (value === null || value === undefined) continue;
    // Beside the value itself its default says nothing.
    if (name === 'defaultValue' && props.value != null) continue;
    if (name === 'defaultChecked' && props.checked != null) continue;
    written += writerOf(name)(value);
  }
  return written;
}

type Page = { images: Map<string, string>; inPicture: boolean; worn: Worn; asked: ReadonlySet<string> };

/** A picture that is not asked for late is announced in the head, where the browser finds it first. */
function announce(props: Props, page: Page): void {
  const { src, srcSet, loading, fetchPriority } = props;
  if (loading === 'lazy' || !src || page.inPicture || fetchPriority === 'low') return;
  if (typeof src !== 'string' || srcSet || props.crossOrigin || page.images.size >= 9) throw new LeaveToReact();
  if (/^data:/i.test(src) || page.images.has(src)) return;
  page.images.set(src, `<link rel="preload" as="image"${plain('href', src)}${plain('fetchPriority', fetchPriority)}/>`);
}

/** Elements of a page differ in what they have: all of it is read in one pass, which asks nobody for what is not there. */
function element(tag: string, props: Props, page: Page): string {
  if (UNKNOWN.has(tag)) throw new LeaveToReact();
  if (tag === 'img') announce(props, page);
  const { worn, asked } = page;
  worn.tags.add(tag);
  const later = LATER.get(tag);
  let start = `<${tag}`;
  let children: unknown;
  let inner: { __html: string } | undefined;
  for (const name in props) {
    const value = props[name];
    if (value === null || value === undefined) continue;
    if (name === 'children') children = value;
    else if (name === 'className') {
      worn.classes.add(value as string);
      start += plain('class', value);
    } else if (name === 'dangerouslySetInnerHTML') inner = value as { __html: string };
    else {
      if (asked.has(name)) worn.attributes.add(`${name}=${value}`);
      if (!later?.includes(name)) start += writerOf(name)(value);
    }
  }
  if (later) start += laterAttributes(later, props);
  if (VOID.has(tag)) return `${start}/>`;
  if (inner) return `${start}>${inner.__html}</${tag}>`;
  const outside = page.inPicture;
  if (tag === 'picture' || tag === 'noscript') page.inPicture = true;
  const written = write(children, page);
  page.inPicture = outside;
  return `${start}>${written}</${tag}>`;
}

function write(node: unknown, page: Page): string {
  if (typeof node === 'string') return escaped(node);
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'number') return String(node);
  if (Array.isArray(node)) {
    let all = '';
    for (const one of node) all += write(one, page);
    return all;
  }
  const { $$typeof, type, props } = node as { $$typeof?: symbol; type?: unknown; props: Props };
  if ($$typeof !== ELEMENT) throw new LeaveToReact();
  if (typeof type === 'string') return element(type, props, page);
  if (typeof type === 'function' && !type.prototype?.isReactComponent) return write(type(props), page);
  if (type === Fragment) return write(props.children, page);
  throw new LeaveToReact();
}

/**
 * Plain components as HTML, byte for byte as React's `renderToStaticMarkup` writes them, in a third of its time: no
 * hooks, no context, nothing asynchronous. `images` are the links that announce pictures, `worn` what styles can hang on.
 * @param asked attributes that `worn` names with their values
 * @throws LeaveToReact where a page holds what only React writes
 */
export function staticMarkup(node: ReactElement, asked: ReadonlySet<string> = NONE) {
  const worn: Worn = { tags: new Set(), classes: new Set(), attributes: new Set() };
  const page: Page = { images: new Map(), inPicture: false, worn, asked };
  const html = write(node, page);
  return { html, images: [...page.images.values()].join(''), worn };
}
const NONE: ReadonlySet<string> = new Set();
