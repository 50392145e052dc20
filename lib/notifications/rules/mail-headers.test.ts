import { describe, expect, it, test } from 'vitest';
import { headerText, isPlainAddress, senderOf } from './mail-headers';

describe('one line of text', () => {
  test.each([
    ['Boots\r\nBcc: all@example.com', 'Boots Bcc: all@example.com'],
    ['Boots\nX', 'Boots X'],
    ['a\u0000b\u007fc', 'a b c'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['  \t wide   space ', 'wide space'],
    ['half \ud83d character', 'half character'],
    ['靴 “ß”', '靴 “ß”'],
  ])('%j', (given, line) => expect(headerText(given)).toBe(line));

  it('is cut with a mark of it, between characters', () => {
    const cut = headerText('👢'.repeat(300), 20);
    expect(cut).toBe(`${'👢'.repeat(19)}…`);
  });
});

describe('an address', () => {
  test.each([
    'a@b.de',
    'first.last+tag@shop.example.com',
    "o'neill@example.com",
    'jürgen@bücher.example',
    'a@localhost',
  ])('%s is plain', (address) => expect(isPlainAddress(address)).toBe(true));

  test.each([
    '',
    '@',
    'a',
    'a@',
    '@b.de',
    'a@b.de,c@d.de',
    'a@b.de;c@d.de',
    'a@b.de c@d.de',
    '<a@b.de>',
    'A <a@b.de>',
    '"a@evil.example x"@b.de',
    '"a"@b.de',
    'a(comment)@b.de',
    'a@[127.0.0.1]',
    'a@b..de',
    'a..b@c.de',
    '.a@b.de',
    'a.@b.de',
    'a@-b.de',
    'a@b-.de',
    'a@b.de\r\nRCPT TO:<c@d.de>',
    'a\n@b.de',
    'a\u0000@b.de',
    'a%evil.example@b.de',
    'evil!a@b.de',
    '@x:a@b.de',
    `${'a'.repeat(65)}@b.de`,
    `a@${'b.'.repeat(130)}de`,
    'a@b.de\u2028',
    'a@ b.de',
  ])('%j is refused', (address) => expect(isPlainAddress(address)).toBe(false));
});

describe('the sender', () => {
  const base = { shopName: 'Ahlbeck', contactEmail: null, smtpUrl: undefined, publicUrl: 'https://post.example.com' };
  const address = (input: Partial<typeof base> | { contactEmail?: string; smtpUrl?: string }) =>
    senderOf({ ...base, ...input }).from.address;

  it('is what the mail server is meant to send from, else the shop’s own, else a no-reply', () => {
    const contactEmail = 'shop@ahlbeck.test';
    const login = 'smtp://box%40host.test:secret@mail.test';
    expect(address({ contactEmail, smtpUrl: `${login}?from=post%40ahlbeck.test` })).toBe('post@ahlbeck.test');
    expect(address({ contactEmail, smtpUrl: login })).toBe('box@host.test');
    expect(address({ contactEmail, smtpUrl: 'smtp://apikey:secret@mail.test' })).toBe(contactEmail);
    expect(address({})).toBe('no-reply@post.example.com');
  });

  it('takes answers at the shop’s own address, and none where there is none', () => {
    expect(senderOf({ ...base, contactEmail: 'shop@ahlbeck.test' }).replyTo).toBe('shop@ahlbeck.test');
    expect(senderOf({ ...base, contactEmail: 'a@b.de\nBcc: c@d.de' }).replyTo).toBeNull();
    expect(senderOf(base).replyTo).toBeNull();
  });

  it('bears the shop’s name on one line', () => {
    expect(senderOf({ ...base, shopName: 'A\r\nBcc: x@y.z' }).from.name).toBe('A Bcc: x@y.z');
  });
});
