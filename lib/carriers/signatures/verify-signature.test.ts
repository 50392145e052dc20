import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SignedRequest, SOURCES } from '../types';
import { SIGNED_SOURCES, verifySignature } from './verify-signature';

const NOW = 1_790_000_000;
const BODY = '{"id":"evt_1","note":"Grüße"}';
const SECRET = 'sécret of the shop';
const WHSEC = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
const URL_ = 'https://shop.test/api/hooks/c1?a=1';

const hmac = (key: string | Buffer, signed: string, encoding: 'hex' | 'base64', algorithm = 'sha256') =>
  createHmac(algorithm, key).update(signed).digest(encoding);
const request = (headers: Record<string, string>, over: Partial<SignedRequest> = {}): SignedRequest => ({
  method: 'POST',
  url: URL_,
  headers,
  body: BODY,
  nowUnix: NOW,
  ...over,
});

/** A genuine request of each scheme: source, secret, the header that holds the proof, and whether the body is covered. */
const GENUINE: [source: string, secret: string, proof: string, coversBody: boolean, headers: Record<string, string>][] =
  [
    ['aftership', SECRET, 'aftership-hmac-sha256', true, { 'aftership-hmac-sha256': hmac(SECRET, BODY, 'base64') }],
    ['shopify', SECRET, 'x-shopify-hmac-sha256', true, { 'x-shopify-hmac-sha256': hmac(SECRET, BODY, 'base64') }],
    ['shopify', SECRET, 'shopify-hmac-sha256', true, { 'shopify-hmac-sha256': hmac(SECRET, BODY, 'base64') }],
    ['woocommerce', SECRET, 'x-wc-webhook-signature', true, { 'x-wc-webhook-signature': hmac(SECRET, BODY, 'base64') }],
    [
      'easypost',
      SECRET,
      'x-hmac-signature',
      true,
      { 'x-hmac-signature': `hmac-sha256-hex=${hmac(SECRET.normalize('NFKD'), BODY, 'hex')}` },
    ],
    [
      'shippo',
      SECRET,
      'shippo-auth-signature',
      true,
      { 'shippo-auth-signature': `t=${NOW},v1=${hmac(SECRET, `${NOW}.${BODY}`, 'hex')}` },
    ],
    ['fedex', SECRET, 'fdx-signature', true, { 'fdx-signature': hmac(SECRET, BODY, 'hex') }],
    ['17track', SECRET, 'sign', true, { sign: createHash('sha256').update(`${BODY}/${SECRET}`).digest('hex') }],
    ['whatsapp', SECRET, 'x-hub-signature-256', true, { 'x-hub-signature-256': `sha256=${hmac(SECRET, BODY, 'hex')}` }],
    ...['generic', 'standardwebhooks'].map((source): (typeof GENUINE)[number] => [
      source,
      WHSEC,
      'webhook-signature',
      true,
      {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(NOW),
        'webhook-signature': `v1,${hmac(Buffer.from(WHSEC.slice(6), 'base64'), `msg_1.${NOW}.${BODY}`, 'base64')}`,
      },
    ]),
    ['ship24', SECRET, 'authorization', false, { authorization: `Bearer ${SECRET}` }],
    ['karrio', SECRET, 'x-event-id', false, { 'x-event-id': SECRET }],
    ['ups', SECRET, 'credential', false, { credential: SECRET }],
    ['usps', SECRET, 'x-api-key', false, { 'x-api-key': SECRET }],
    [
      'dpd',
      SECRET,
      'authorization',
      false,
      { authorization: `Basic ${Buffer.from(`shop:${SECRET}`).toString('base64')}` },
    ],
  ];

describe.each(GENUINE)('%s', (source, secret, proof, _coversBody, headers) => {
  it('accepts what was signed', () => {
    expect(verifySignature(source, request(headers), secret)).toBe(true);
  });

  it('refuses another secret, no secret and no proof', () => {
    const { [proof]: _, ...without } = headers;
    expect(verifySignature(source, request(headers), `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).toBe(
      false,
    );
    expect(verifySignature(source, request(headers), '')).toBe(false);
    expect(verifySignature(source, request(without), secret)).toBe(false);
    expect(verifySignature(source, request({ ...headers, [proof]: '' }), secret)).toBe(false);
  });

  it('refuses a proof with any one character changed', () => {
    const given = headers[proof] ?? '';
    for (let i = 0; i < given.length; i++) {
      const flipped = given.slice(0, i) + String.fromCharCode(given.charCodeAt(i) ^ 1) + given.slice(i + 1);
      const refused = verifySignature(source, request({ ...headers, [proof]: flipped }), secret) === false;
      // the name of a user or of the scheme is no part of the proof
      if (!refused) expect(given.slice(0, given.indexOf(' ') + 9)).toMatch(/^(?:Basic|Bearer) /);
    }
  });
});

describe.each(GENUINE.filter(([, , , coversBody]) => coversBody))(
  '%s',
  (source, secret, _proof, _coversBody, headers) => {
    it('refuses a body with any one character changed, added or re-serialised', () => {
      for (let i = 0; i < BODY.length; i++) {
        const body = BODY.slice(0, i) + String.fromCharCode(BODY.charCodeAt(i) ^ 1) + BODY.slice(i + 1);
        expect(verifySignature(source, request(headers, { body }), secret)).toBe(false);
      }
      for (const body of [`${BODY} `, BODY.slice(1), '', JSON.stringify(JSON.parse(BODY), null, 1)]) {
        expect(verifySignature(source, request(headers, { body }), secret)).toBe(false);
      }
    });
  },
);

describe('what is particular', () => {
  it.each(['shippo', 'generic'])('%s: refuses an old or future signature', (source) => {
    const genuine = GENUINE.find(([name]) => name === source);
    const [, secret = '', , , headers = {}] = genuine ?? [];
    for (const [age, valid] of [
      [300, true],
      [301, false],
      [-301, false],
    ] as const) {
      expect(verifySignature(source, request(headers, { nowUnix: NOW + age }), secret)).toBe(valid);
    }
  });

  it('takes any v1 signature of several, and no other version', () => {
    const genuine = GENUINE.find(([name]) => name === 'standardwebhooks')?.[4] ?? {};
    const good = genuine['webhook-signature'] ?? '';
    const several = { ...genuine, 'webhook-signature': `v1,AAAA ${good} v1a,other` };
    expect(verifySignature('standardwebhooks', request(several), WHSEC)).toBe(true);
    const relabelled = { ...genuine, 'webhook-signature': good.replace('v1,', 'v1a,') };
    expect(verifySignature('standardwebhooks', request(relabelled), WHSEC)).toBe(false);
    expect(verifySignature('standardwebhooks', request({ ...genuine, 'webhook-id': 'msg_2' }), WHSEC)).toBe(false);
  });

  it('takes a signature header sent twice, and the asymmetric scheme with its public key', () => {
    const genuine = GENUINE.find(([name]) => name === 'standardwebhooks')?.[4] ?? {};
    const twice = { ...genuine, 'webhook-signature': `${genuine['webhook-signature']}, v1,AAAA` };
    expect(verifySignature('standardwebhooks', request(twice), WHSEC)).toBe(true);
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const signature = sign(null, Buffer.from(`msg_1.${NOW}.${BODY}`), privateKey).toString('base64');
    const signed = { ...genuine, 'webhook-signature': `v1a,${signature}` };
    expect(verifySignature('standardwebhooks', request(signed), `whpk_${raw}`)).toBe(true);
    expect(verifySignature('standardwebhooks', request(signed, { body: `${BODY} ` }), `whpk_${raw}`)).toBe(false);
    expect(verifySignature('standardwebhooks', request(signed), 'whpk_AAAA')).toBe(false);
    expect(
      verifySignature('standardwebhooks', request({ ...genuine, 'webhook-signature': 'v1a,' }), `whpk_${raw}`),
    ).toBe(false);
  });

  it('takes a hex digest for a base64 one nowhere', () => {
    const hex = hmac(SECRET, BODY, 'hex');
    expect(verifySignature('shopify', request({ 'x-shopify-hmac-sha256': hex }), SECRET)).toBe(false);
    expect(verifySignature('aftership', request({ 'aftership-hmac-sha256': hex }), SECRET)).toBe(false);
  });

  it('does not fall back to the token where a bad Shippo signature is shown', () => {
    const url = `${URL_}&token=${encodeURIComponent(SECRET)}`;
    expect(verifySignature('shippo', request({}, { url }), SECRET)).toBe(true);
    expect(verifySignature('shippo', request({ 'shippo-auth-signature': 't=1,v1=00' }, { url }), SECRET)).toBe(false);
  });

  it('refuses Meta’s SHA-1 header alone', () => {
    const headers = { 'x-hub-signature': `sha1=${hmac(SECRET, BODY, 'hex', 'sha1')}` };
    expect(verifySignature('whatsapp', request(headers), SECRET)).toBe(false);
  });

  it('checks Twilio forms, ports and JSON bodies', () => {
    const form = { To: '+15550001', Body: 'STOP', From: '+15550002' };
    const signed = (url: string, fields = 'BodySTOPFrom+15550002To+15550001') => ({
      'x-twilio-signature': hmac(SECRET, url + fields, 'base64', 'sha1'),
    });
    const twilio = (headers: Record<string, string>, over: Partial<SignedRequest>) =>
      verifySignature('twilio', request(headers, { body: '', ...over }), SECRET);
    expect(twilio(signed(URL_), { form })).toBe(true);
    expect(twilio(signed(URL_), { form: { ...form, Evil: '1' } })).toBe(false);
    expect(twilio(signed('https://shop.test:443/api/hooks/c1?a=1'), { form })).toBe(true);
    expect(twilio(signed('http://shop.test/api/hooks/c1?a=1'), { form })).toBe(false);
    const encoded = { ...signed(URL_), 'content-type': 'application/x-www-form-urlencoded' };
    expect(twilio(encoded, { body: new URLSearchParams(form).toString() })).toBe(true);
    const url = `${URL_}&bodySHA256=${createHash('sha256').update(BODY).digest('hex')}`;
    const media = { MediaUrl: ['b', 'a', 'b'], To: '1' };
    expect(twilio(signed(URL_, 'MediaUrlaMediaUrlbTo1'), { form: media })).toBe(true);
    const sent = { ...signed(URL_, 'MediaUrlaMediaUrlbTo1'), 'content-type': 'application/x-www-form-urlencoded' };
    expect(twilio(sent, { body: 'MediaUrl=b&MediaUrl=a&To=1' })).toBe(true);
    expect(twilio(signed(url, ''), { url, body: BODY })).toBe(true);
    expect(twilio(signed(url, ''), { url, body: `${BODY} ` })).toBe(false);
  });

  it('reads Stripe’s, of the very body, within five minutes, whichever secret of two is meant', () => {
    const at = request({}).nowUnix;
    const sign = (t: number, key = SECRET) => createHmac('sha256', key).update(`${t}.${BODY}`).digest('hex');
    const given = (header: string, more = {}) =>
      verifySignature('stripe', request({ 'stripe-signature': header }, { body: BODY, ...more }), SECRET);
    expect(given(`t=${at},v1=${sign(at)}`)).toBe(true);
    expect(given(`t=${at},v1=${sign(at, 'old')},v1=${sign(at)},v0=0`)).toBe(true);
    expect(given(`t=${at - 300},v1=${sign(at - 300)}`)).toBe(true);
    expect(given(`t=${at - 301},v1=${sign(at - 301)}`)).toBe(false);
    expect(given(`t=${at},v1=${sign(at - 1)}`)).toBe(false);
    expect(given(`t=${at},v1=${sign(at)}`, { body: `${BODY} ` })).toBe(false);
    expect(given(`t=${at},v0=${sign(at)}`)).toBe(false);
    expect(verifySignature('stripe', request({}), SECRET)).toBe(false);
  });

  it('knows a scheme for every source, and says when it knows none', () => {
    for (const source of SOURCES) expect(SIGNED_SOURCES).toContain(source);
    for (const source of ['nobody', '', 'constructor', '__proto__']) {
      expect(verifySignature(source, request({}), SECRET)).toBeUndefined();
    }
  });

  it('survives hostile requests', () => {
    for (const source of SIGNED_SOURCES) {
      for (const url of ['', '::', '?token=%ZZ', `https://x/${'?token='.repeat(1000)}`]) {
        const headers = {
          authorization: 'Basic ====',
          'webhook-id': '\u0000',
          'shippo-auth-signature': ',,,=',
          sign: '🦋',
        };
        expect(verifySignature(source, request(headers, { url, body: '\u0000\ud800' }), SECRET)).toBe(false);
      }
    }
  });
});
