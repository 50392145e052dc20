import { sharedSecret as verify } from '../../signatures/schemes';
import type { CarrierAdapter } from '../../types';
import { readJson } from './read-json';
import { readXml } from './read-xml';

/** DHL's several houses: Unified and MyDHL in JSON, Express XML-PI and the German piece XML. */
export const dhl: CarrierAdapter = {
  source: 'dhl',
  parse: (body) => (/^[\s\uFEFF]*</.test(body) ? readXml(body) : readJson(body)),
  verify,
};
