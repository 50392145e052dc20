import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { smtpTransport } from './adapters/smtp-transport';
import { mailLoginLink } from './mail-login-link';
import { startSmtpSink } from './testing/smtp-sink';

it('mails one link to one person, whatever their name holds', async () => {
  const sink = await startSmtpSink();
  const transport = smtpTransport(sink.url);
  const url = 'https://post.example.com/sign-in/link?token=abc';
  await mailLoginLink({ to: 'jana@example.com', name: 'Jana\r\nBcc: x@y.z <b>', url }, transport);
  await expect(mailLoginLink({ to: 'a@b.de, c@d.de', name: 'Jana', url }, transport)).rejects.toThrow('bad_address');
  transport.close();
  await sink.close();
  expect(sink.received.map(({ to }) => to)).toEqual([['jana@example.com']]);
  const read = await PostalMime.parse(sink.received[0]?.raw ?? '');
  expect(read.bcc).toBeUndefined();
  expect(read.text).toContain(url);
  expect(read.html).toContain(`href="${url}"`);
  expect(read.html).not.toContain('<b>');
});

it('an invitation says who asks, into which shop, and where a fresh link is', async () => {
  const sink = await startSmtpSink();
  const transport = smtpTransport(sink.url);
  const url = 'https://post.example.com/sign-in/link?token=abc';
  const invitation = { shop: 'Ahlbeck\r\nBcc: x@y.z', by: 'Jana <b>' };
  await mailLoginLink({ to: 'mila@example.com', name: 'Mila', url, minutes: 24 * 60, invitation }, transport);
  transport.close();
  await sink.close();
  const read = await PostalMime.parse(sink.received[0]?.raw ?? '');
  expect(read.bcc).toBeUndefined();
  expect(read.subject).toBe('Jana <b> invites you to Ahlbeck Bcc: x@y.z');
  expect(read.text).toContain('within 24 hours');
  expect(read.text).toMatch(/fresh link at \S+\/sign-in\./);
  expect(read.html).not.toContain('<b>');
});
