import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDns } from '../testing/dns-server';
import { askDomain, askSender, resolver } from './ask-dns';

let dns: Awaited<ReturnType<typeof startDns>>;
beforeAll(async () => {
  dns = await startDns({
    'track.shop.test': { CNAME: 'porchlight.test', A: ['192.0.2.7'] },
    '_porchlight.track.shop.test': { TXT: ['porchlight-verify=abc', 'something else'] },
    'porchlight.test': { A: ['192.0.2.7'] },
    '_porchlight.quiet.test': 'silent',
    'shop.test': { TXT: ['v=spf1 include:mail.test -all'] },
    's1._domainkey.shop.test': { TXT: [`v=DKIM1; k=rsa; p=${'A'.repeat(200)}`] },
    '_dmarc.shop.test': { TXT: ['v=DMARC1; p=reject'] },
  });
});
afterAll(() => dns.stop());

const ask = () => resolver(dns.address);

describe('what the domain name system says of a name', () => {
  it('is its proofs, where it leads and where we are', async () => {
    expect(await askDomain('track.shop.test', 'porchlight.test', ask())).toEqual({
      proofs: ['porchlight-verify=abc', 'something else'],
      leadsTo: ['porchlight.test', '192.0.2.7'],
      ours: ['porchlight.test', '192.0.2.7'],
    });
  });

  it('is an empty list for what does not exist, and nothing where nobody answers', async () => {
    expect(await askDomain('nobody.test', 'porchlight.test', ask())).toMatchObject({ proofs: [], leadsTo: [] });
    const asked = ask();
    setTimeout(() => asked.cancel(), 300);
    expect(await askDomain('quiet.test', 'porchlight.test', asked)).toMatchObject({ proofs: null });
  });

  it('is what is published about its mail', async () => {
    const answers = await askSender('shop.test', 's1', ask());
    expect(answers.spf).toEqual(['v=spf1 include:mail.test -all']);
    expect(answers.dkim?.[0]).toContain('p=AAA');
    expect(answers.dmarc).toEqual(['v=DMARC1; p=reject']);
    expect((await askSender('nobody.test', null, ask())).dkim).toBeNull();
  });
});
