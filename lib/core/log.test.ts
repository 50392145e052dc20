import { expect, test } from 'vitest';
import { createLog, readable } from './log';

function lines(level = 'info') {
  const written: string[] = [];
  return { written, log: createLog({ write: (line) => written.push(line) }, level) };
}

test('a record is one JSON line with level, time and message', () => {
  const { written, log } = lines();
  log.info({ shopId: '01', events: 3 }, 'Events stored');
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ level: 'info', shopId: '01', events: 3, msg: 'Events stored' });
});

test('private members are replaced at every depth, whatever their spelling', () => {
  const { written, log } = lines();
  log.info(
    { order: { customer: { email: 'a' }, ship: { postal_code: '80331', Line1: 'Hauptstr.' } }, api_key: 'plk' },
    '',
  );
  expect(written[0]).not.toMatch(/80331|Hauptstr|plk/);
  expect(JSON.parse(written[0] ?? '').order.ship).toEqual({ postal_code: '[private]', Line1: '[private]' });
});

test('mail addresses and page grants are taken out of messages, errors and stacks', () => {
  const { written, log } = lines();
  log.error(
    { err: new Error('no mailbox jana.berg+x@post.example.de') },
    'GET /s/ahlbeck/track/Zk3vPq81LmNw failed for j@x.org',
  );
  expect(written[0]).not.toMatch(/jana|example\.de|Zk3vPq81LmNw|j@x/);
  expect(written[0]).toContain('/s/ahlbeck/track/[token] failed for [email]');
});

test('sign-in links, keys and secrets are taken out wherever they slip in', () => {
  const { written, log } = lines();
  log.error(
    { err: new Error('GET /sign-in/link?token=abcdefgh12345678 500') },
    'plk_live_abcdefghijkl whsec_YWJjZGVmZ2hp',
  );
  expect(written[0]).not.toMatch(/abcdefgh|YWJjZGVm/);
});

test('a database error keeps its code and loses its detail, which repeats the row', () => {
  const { written, log } = lines();
  const params = 'Jana Berg,+49151,Ring twice\n    at the back door, Torstraße 1\nthen call';
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(+49151) exists.' });
  log.error({ err: new Error(`Failed query: insert …\nparams: ${params}`, { cause }) }, 'Write failed');
  expect(JSON.parse(written[0] ?? '').err.cause).toMatchObject({ message: 'duplicate key', code: '23505' });
  expect(written[0]).not.toMatch(/\+49151|Jana Berg|Torstraße|then call/);
  expect(JSON.parse(written[0] ?? '').err.stack).toContain('log.test');
});

test('a version or a scoped package in a stack is no mail address', () => {
  const { written, log } = lines();
  log.info('at node_modules/@next/env/index.js, next@16.4.6');
  expect(written[0]).toContain('node_modules/@next/env/index.js, next@16.4.6');
});

test('levels below the chosen one are silent', () => {
  const { written, log } = lines('error');
  log.warn('not written');
  expect(written).toEqual([]);
});

test('a person at a terminal reads one plain line', () => {
  const { written, log } = lines();
  log.warn({ attempt: 2 }, 'Mail server not reachable');
  expect(readable(written[0] ?? '')).toMatch(/^\d\d:\d\d:\d\d ! Mail server not reachable attempt=2\n$/);
});
