import { type NormalizedPayload, type PayloadError, PayloadNotUnderstood } from '../types';
import { payloadError, shipmentsOf } from './build-shipment';
import { at, isRecord, type Json, records, text } from './read-payload';

/** Where the gateways and frameworks of carriers put a code and a message. */
const CODES = [
  'code',
  'errorCode',
  'error_code',
  'status_code',
  'statusCode',
  'httpCode',
  'returnCode',
  'status',
  'name',
  'type',
  'title',
];
const MESSAGES = [
  'message',
  'detail',
  'details',
  'description',
  'errorDescription',
  'error_description',
  'moreInformation',
  'httpMessage',
  'returnMessage',
  'msg',
  'title',
];

const pick = (holder: Json, names: readonly string[]) =>
  names.map((name) => text(holder[name], 1000)).find((value) => value !== null);

/**
 * The errors of a body that is an error and nothing else: a list of them, OAuth (RFC 6749), problem details (RFC 9457),
 * an API gateway's fault, or a validation answer of field → messages. Empty where the body is none of these.
 */
export function readErrors(json: unknown): PayloadError[] {
  if (!isRecord(json)) return [];
  const listed = records(at(json, 'response', 'errors') ?? at(json, 'errors') ?? at(json, 'data', 'errors'));
  if (listed.length > 0) return listed.map((one) => payloadError(pick(one, CODES), pick(one, MESSAGES)));
  if (typeof json.errors === 'string') return [payloadError('ERROR', json.errors)];
  if (isRecord(json.fault))
    return [
      payloadError(
        at(json.fault, 'detail', 'errorcode') ?? json.fault.code,
        json.fault.faultstring ?? json.fault.message,
      ),
    ];
  if (isRecord(json.error)) return [payloadError(pick(json.error, CODES), pick(json.error, MESSAGES))];
  if (typeof json.error === 'string') return [payloadError(json.error, pick(json, MESSAGES) ?? json.error)];
  const message = pick(json, ['message', 'detail', 'moreInformation', 'httpMessage', 'returnMessage']);
  if (message !== undefined) return [payloadError(pick(json, CODES), message)];
  const fields = Object.entries(json);
  const validation =
    fields.length > 0 &&
    fields.every(([, told]) => Array.isArray(told) && told.length > 0 && told.every((one) => typeof one === 'string'));
  return validation
    ? fields.map(([field, told]) => payloadError('INVALID', `${field}: ${String((told as unknown[])[0])}`))
    : [];
}

/**
 * The last resort of a parser: the body's errors, if it is nothing but errors.
 * @throws PayloadNotUnderstood else, saying what was expected
 */
export function onlyErrors(json: unknown, expected: string): NormalizedPayload {
  const errors = readErrors(json);
  if (errors.length === 0) throw new PayloadNotUnderstood(expected);
  return shipmentsOf([], errors);
}
