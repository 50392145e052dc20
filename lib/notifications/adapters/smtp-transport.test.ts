import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMail } from '../compose-mail';
import { mailFacts } from '../testing/mail-facts';
import { startSmtpSink } from '../testing/smtp-sink';
import type { MailTransport, OutgoingMail } from '../types';
import { smtpTransport } from './smtp-transport';

const NOW = new Date('2026-11-25T12:00:00Z');
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let transport: MailTransport;
let mail: OutgoingMail;

beforeAll(async () => {
  sink = await startSmtpSink(async ({ to }) => {
    if (to[0]?.startsWith('never@')) return { code: 550, message: 'no such box' };
    if (to[0]?.startsWith('later@')) return { code: 451, message: 'try again later' };
  });
  transport = smtpTransport(sink.url);
  mail = await composeMail(mailFacts(), NOW);
});
afterAll(async () => {
  transport.close();
  await sink.close();
});

const HEADERS = [
  'auto-submitted',
  'content-language',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

const BREAKS = ['\r\n', '\n', '\r', '\n\r', '\u0085', '\u2028', '\u2029', '\r\n ', '\r\n\t', '%0d%0a'];
const LINES = ['Bcc: victim@example.net', 'To: victim@example.net', 'Subject: other', '\r\n<b>body</b>'];
/** Forty ways to end a header and begin another. */
const CORPUS = BREAKS.flatMap((lineBreak) => LINES.map((line) => `x${lineBreak}${line}`));

it('delivers one mail with both parts and the headers it should have', async () => {
  const german = await composeMail(mailFacts({ locale: 'de' }), NOW);
  await transport.send({ ...german, replyTo: 'shop@ahlbeck.test' });
  const { from, to, raw } = sink.received.at(-1) ?? { from: '', to: [], raw: Buffer.alloc(0) };
  expect({ from, to }).toEqual({ from: 'no-reply@localhost', to: ['jana@example.com'] });
  const read = await PostalMime.parse(raw);
  expect(read.messageId).toBe('<019a0000-0000-7000-8000-000000000001@localhost>');
  expect(read.subject).toBe(german.subject);
  expect(read.from).toMatchObject({ name: 'Ahlbeck & Tochter', address: 'no-reply@localhost' });
  expect(read.replyTo).toMatchObject([{ address: 'shop@ahlbeck.test' }]);
  expect(read.text?.trim()).toBe(german.text.trim());
  expect(read.html?.trim()).toBe(german.html.trim());
  const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
  expect(header('auto-submitted')).toBe('auto-generated');
  expect(header('content-language')).toBe('de');
});

describe('forty header injections', () => {
  it.each(CORPUS)('%j: one mail to one recipient with no header more', async (hostile) => {
    const before = sink.received.length;
    const facts = mailFacts({
      shop: { name: `Shop ${hostile}` },
      order: { number: hostile, customerName: hostile },
      items: [{ ...(mailFacts().items[0] as ReturnType<typeof mailFacts>['items'][number]), title: hostile }],
    });
    await transport.send(await composeMail(facts, NOW));
    expect(sink.received.length).toBe(before + 1);
    const { to, raw } = sink.received.at(-1) ?? { to: [], raw: Buffer.alloc(0) };
    expect(to).toEqual(['jana@example.com']);
    const { headers } = await PostalMime.parse(raw);
    expect(headers.map(({ key }) => key).sort()).toEqual(HEADERS);
  });

  it.each(CORPUS)('%j as recipient, subject or sender’s name is refused before anything is sent', async (hostile) => {
    const before = sink.received.length;
    await expect(transport.send({ ...mail, to: `a@b.de${hostile}` })).rejects.toMatchObject({ name: 'MailRefused' });
    if (/[\p{Cc}\u2028\u2029]/u.test(hostile)) {
      await expect(transport.send({ ...mail, subject: hostile })).rejects.toMatchObject({ name: 'MailRefused' });
      const from = { ...mail.from, name: hostile };
      await expect(transport.send({ ...mail, from })).rejects.toMatchObject({ name: 'MailRefused' });
    }
    expect(sink.received.length).toBe(before);
  });
});

it('tells a mail that will never be taken from one that may be later', async () => {
  await expect(transport.send({ ...mail, to: 'never@example.com' })).rejects.toMatchObject({
    name: 'MailRefused',
    message: 'smtp_550',
  });
  const later = await transport.send({ ...mail, to: 'later@example.com' }).catch((error) => error);
  expect(later).toMatchObject({ responseCode: 451 });
  expect(later.name).not.toBe('MailRefused');
});

it('a server that is not there is no refusal', async () => {
  const nowhere = smtpTransport('smtp://127.0.0.1:1?from=post%40ahlbeck.test');
  const failure = await nowhere.send(mail).catch((error) => error);
  expect(failure.name).not.toBe('MailRefused');
  nowhere.close();
});
