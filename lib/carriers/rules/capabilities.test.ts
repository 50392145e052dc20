import { expect, it } from 'vitest';
import { POLLS } from '../polls/requests';
import { SOURCES } from '../types';
import { CAPABILITIES, credentialFields, missingCredential } from './capabilities';

it.each(SOURCES)('%s: the sheet says that it can be asked exactly where it is known how', (source) => {
  expect(CAPABILITIES[source].poll !== null).toBe(POLLS[source] !== undefined);
});

it.each(SOURCES)('%s: every credential that is asked for is used, and none that is not', (source) => {
  const poll = POLLS[source];
  const fields = credentialFields(source);
  if (!poll) return expect(fields).toEqual([]);
  const read = new Set<string>();
  const credentials = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        read.add(String(name));
        return 'https://x.test';
      },
    },
  );
  poll.token?.(credentials);
  poll.request({ trackingNumber: '1', carrier: 'ups' }, credentials, 'token');
  expect([...read].sort()).toEqual(fields.map(({ name }) => name).sort());
});

it('names the first credential that is missing', () => {
  expect(missingCredential('ups', { client_id: 'x', client_secret: ' ' })?.name).toBe('client_secret');
  expect(missingCredential('ups', { client_id: 'x', client_secret: 'y' })).toBeNull();
});
