import { describe, expect, it, test } from 'vitest';
import { isSameSite, judgeHost } from './judge-host';

const judge = (given: string) => judgeHost(given, 'porchlight.example.net');

test.each([
  ['track.example.com', 'track.example.com'],
  ['https://Track.Example.com/', 'track.example.com'],
  ['returns.shop.co.uk', 'returns.shop.co.uk'],
  ['a.b.example.com', 'a.b.example.com'],
  ['track.me.github.io', 'track.me.github.io'],
])('%j can be a shop’s own', (given, host) => expect(judge(given)).toEqual({ ok: true, host }));

describe('what belongs to nobody, or to somebody else', () => {
  it.each([
    ['example.com', 'whole domain'],
    ['shop.co.uk', 'whole domain'],
    ['co.uk', 'not a domain'],
    ['github.io', 'not a domain'],
    ['com', 'not a domain'],
    ['localhost', 'not a domain'],
    ['127.0.0.1', 'Write a name'],
    ['[::1]', 'Write a name'],
    ['porchlight.example.net', 'own address'],
    ['PORCHLIGHT.example.net.', 'own address'],
    ['track.example.com:8080', 'Write a name'],
    ['track.example.com/returns', 'Write a name'],
    ['', 'Write a name'],
  ])('%j is refused', (given, why) =>
    expect(judge(given)).toEqual({ ok: false, message: expect.stringContaining(why) }),
  );
});

test('names below one registrable domain share it, names below a public suffix do not', () => {
  expect(isSameSite('track.example.com', 'console.example.com')).toBe(true);
  expect(isSameSite('a.github.io', 'b.github.io')).toBe(false);
  expect(isSameSite('localhost', 'localhost')).toBe(false);
});
