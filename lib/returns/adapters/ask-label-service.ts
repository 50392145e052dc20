import { type SafeRequest, safeFetch } from '@/lib/core/safe-fetch';

/** The service has said no and will say so again: a person decides. */
export class LabelRefused extends Error {
  override readonly name = 'LabelRefused';
}

export type Json = Record<string, unknown>;

const MOST_BYTES = 1024 * 1024;
const MOST_LABEL_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/**
 * Asks a label service for JSON.
 * @throws LabelRefused for a no; any other error is worth another try
 */
export async function askLabelService(
  address: string,
  request: { authorization: string; body?: unknown; permitted?: SafeRequest['permitted'] },
): Promise<Json> {
  const answer = await safeFetch(address, {
    method: request.body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: request.authorization,
    },
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
    permitted: request.permitted,
  });
  const json = parse(answer.text);
  if (answer.status === 429 || answer.status >= 500 || (answer.status < 300 && json === null))
    throw new Error(`The label service answered ${answer.status}.`);
  if (answer.status >= 300 || json === null) throw new LabelRefused(`It answered ${answer.status}${wordsOf(json)}.`);
  return json;
}

/** A label or code as the carrier drew it. @throws LabelRefused for what is no label */
export async function fetchLabel(
  address: string,
  permitted?: SafeRequest['permitted'],
): Promise<{ bytes: Buffer; mime: string }> {
  const answer = await safeFetch(address, { timeoutMs: TIMEOUT_MS, maxBytes: MOST_LABEL_BYTES + 1, permitted });
  if (answer.status !== 200) throw new Error(`The label could not be fetched: ${answer.status}.`);
  if (answer.bytes.length > MOST_LABEL_BYTES) throw new LabelRefused('The label is larger than 4 MB.');
  const mime = mimeOf(answer.bytes);
  if (!mime) throw new LabelRefused('The label is neither a PDF nor a picture.');
  return { bytes: answer.bytes, mime };
}

/** By what the bytes are, never by what they are called. */
function mimeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return 'image/png';
  if (bytes.subarray(0, 6).toString('latin1').startsWith('GIF8')) return 'image/gif';
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' ? 'image/jpeg' : null;
}

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' ? (value as Json) : null;
  } catch {
    return null;
  }
}

function wordsOf(json: Json | null): string {
  const said = json?.error ?? json?.messages ?? json?.detail ?? json?.message;
  return said ? `: ${(typeof said === 'string' ? said : JSON.stringify(said)).slice(0, 200)}` : '';
}
