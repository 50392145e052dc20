import pino, { type DestinationStream, type Logger } from 'pino';
import { logLevel } from './env';

/** Members whose values say who someone is, or open something. Compared without case, `_` and `-`. */
const PRIVATE_KEYS = new Set(
  'address,line1,line2,city,postalcode,zip,email,phone,name,firstname,lastname,recipient,customer,ip,useragent,body,payload,headers,authorization,cookie,setcookie,password,secret,token,apikey,key,otp,onetimecode,signature,comment,note,url,query,parameters,detail,where'.split(
    ',',
  ),
);
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g;
/** Path tokens of shopper pages are grants, so an address that slips into a message must not carry one. */
const GRANT = /\/(track|returns)\/[^/\s"'\\?#]{8,}/g;

/** Sign-in links carry theirs in the query, API keys and secrets say what they are. */
const SECRET = /([?&]token=|\bplk_|\bwhsec_)[\w%+/=-]{8,}/g;

/** Takes mail addresses, page grants and secrets out of a text. */
export const withoutPersonalData = (text: string) =>
  text.replace(EMAIL, '[email]').replace(GRANT, '/$1/[token]').replace(SECRET, '$1[secret]');

/** The query builder ends its messages with every bound value, and a value may have lines of its own. */
const withoutParameters = (message: string) => message.replace(/\nparams: [\s\S]*$/, '');

/**
 * A copy of what is to be logged with private members replaced, down to four levels. An error keeps type, message,
 * code and stack: PostgreSQL's `detail` repeats the row's values and stays out.
 */
export function redacted(value: unknown, depth = 0): unknown {
  if (value instanceof Error) {
    const { code } = value as { code?: unknown };
    const message = withoutParameters(value.message);
    return {
      type: value.name,
      message,
      ...(typeof code === 'string' && { code }),
      stack: (value.stack ?? '').replace(value.message, () => message),
      ...(value.cause !== undefined && depth < 4 && { cause: redacted(value.cause, depth + 1) }),
    };
  }
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth >= 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => redacted(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      PRIVATE_KEYS.has(key.toLowerCase().replace(/[_-]/g, '')) ? '[private]' : redacted(member, depth + 1),
    ]),
  );
}

const LEVELS: Record<string, string> = { debug: '·', info: '›', warn: '!', error: '✗' };

/** One readable line of a JSON one, for a person at a terminal. */
export function readable(line: string): string {
  const { level, time, msg, err, pid: _pid, ...rest } = JSON.parse(line);
  const extra = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  const error = err ? `\n  ${err.stack ?? err.message}` : '';
  return `${String(time).slice(11, 19)} ${LEVELS[level] ?? level} ${[msg, ...extra].filter(Boolean).join(' ')}${error}\n`;
}

/**
 * A logger that writes one JSON line per record, without personal data, to a stream.
 * `log.error({ err, shopId, requestId }, 'What failed')`: identifiers of rows are welcome, people are not.
 */
export function createLog(out: DestinationStream, level: string): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error) => error },
      formatters: {
        level: (label) => ({ level: label }),
        log: (record) => redacted(record) as Record<string, unknown>,
      },
    },
    { write: (line) => out.write(withoutPersonalData(line)) },
  );
}

/** The process's log, on stderr: stdout belongs to results. */
export const log: Logger = createLog(
  process.stderr.isTTY
    ? { write: (line) => process.stderr.write(readable(line)) }
    : { write: (line) => process.stderr.write(line) },
  logLevel(),
);
