import { expect, test } from 'vitest';
import { mailPicture } from './mail-picture';

const origin = 'https://post.example.com';

test.each([
  ['/demo/ahlbeck/derby.webp', `${origin}/demo/ahlbeck/derby.png`],
  ['/uploads/1.webp', `${origin}/uploads/1.webp`],
  ['/demo/ahlbeck/logo.svg', `${origin}/demo/ahlbeck/logo.png`],
  ['/uploads/1.svg', null],
  [`${origin}/uploads/1.png`, `${origin}/uploads/1.png`],
  ['https://cdn.example.net/a.png', null],
  ['//cdn.example.net/a.png', null],
  ['/\\cdn.example.net/a.png', null],
  ['javascript:alert(1)', null],
  ['data:image/png;base64,AAAA', null],
  ['http://[', null],
  [null, null],
])('%j becomes %j', (given, address) => expect(mailPicture(given, origin)).toBe(address));
