import { XMLParser } from 'fast-xml-parser';
import { PayloadNotUnderstood } from '../types';
import { isRecord, type Json } from './read-payload';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false, // "0100" is a code, not a hundred
  parseAttributeValue: false,
  trimValues: true,
  htmlEntities: false,
});

/** More tags or entities than any carrier's answer has; parsing them only costs time. */
const TOO_MANY = 50_000;
const count = (xml: string, char: string) => xml.split(char).length - 1;

/**
 * Parses an XML body; namespaces are dropped, attributes are `@name`, everything is text. A document type is refused:
 * no carrier sends one, and only it can define entities that grow without bound.
 * @throws PayloadNotUnderstood
 */
export function parseXml(body: string): Json {
  const xml = body.replace(/^\uFEFF/, '').trimStart();
  if (!xml.startsWith('<')) throw new PayloadNotUnderstood('The body is not XML.');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new PayloadNotUnderstood('XML with a document type is refused.');
  if (count(xml, '<') > TOO_MANY || count(xml, '&') > TOO_MANY) throw new PayloadNotUnderstood('The XML is too large.');
  try {
    const parsed: unknown = parser.parse(xml);
    if (isRecord(parsed)) return parsed;
  } catch (cause) {
    throw new PayloadNotUnderstood('The body is not well-formed XML.', { cause });
  }
  throw new PayloadNotUnderstood('The body is not XML.');
}

/** The first record found under a tag name, however deep the envelope around it. */
export function findTag(value: unknown, name: string, depth = 12): unknown {
  if (depth === 0) return undefined;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findTag(item, name, depth - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  for (const member of Object.values(value)) {
    const found = findTag(member, name, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
