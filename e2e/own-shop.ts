import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import type { BrowserContext } from 'playwright/test';
import { bind, type Db } from '@/db/client';
import { startEmbedded } from '@/db/embedded';
import { brands, brandVersions } from '@/db/schema/brands';
import { domains } from '@/db/schema/domains';
import { policyVersions } from '@/db/schema/policies';
import { shops } from '@/db/schema/shops';
import { apiKeys, members, staffSessions, userPasswords, users } from '@/db/schema/staff';
import { keyColumns } from '@/lib/auth/api-key';
import { hashPassword } from '@/lib/auth/password';
import { STARTER_THEMES } from '@/lib/branding/constants';
import { type ThemeInput, themeSchema } from '@/lib/branding/schema';
import type { StaffRole } from '@/lib/core/constants';
import { newId } from '@/lib/core/ids';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { House } from './goods';
import { ShopApi, unique } from './shop-api';

const COOKIE = 'authjs.session-token';

export type OwnShop = { slug: string; shopId: string; api: ShopApi };
export type Person = { userId: string; email: string; name: string };

/**
 * The server's own database, joined beside it: for what no address may do, such as founding a shop or making somebody
 * a viewer. One per worker.
 */
export class Backstage {
  private constructor(
    private readonly client: pg.Client,
    private readonly db: Db,
    private readonly leave: () => Promise<void>,
    private readonly baseURL: string,
    private readonly dataDir: string,
  ) {}

  static async enter(baseURL: string, dataDir: string): Promise<Backstage> {
    const embedded = await startEmbedded(dataDir);
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    const leave = async () => {
      await client.end();
      await embedded.stop();
    };
    return new Backstage(client, bind(client), leave, baseURL, dataDir);
  }

  close = () => this.leave();

  /** A shop that nobody else uses, in the dress of one of the three houses, with a key and no staff yet. */
  async foundShop(house: House, wish: { policy?: unknown; theme?: ThemeInput; name?: string } = {}): Promise<OwnShop> {
    const shopId = newId();
    const slug = `e2e-${unique().toLowerCase()}`;
    const founded = new Date(Date.now() - 400 * 86_400_000);
    const brandId = newId();
    const key = `plk_test_${slug}_${unique()}`;
    const theme = themeSchema.parse({ ...STARTER_THEMES[house], ...wish.theme });
    const home = {
      ahlbeck: { timeZone: 'Europe/Berlin', currency: 'EUR', locales: ['en', 'de'] },
      duskhound: { timeZone: 'America/Los_Angeles', currency: 'USD', locales: ['en'] },
      asagiri: { timeZone: 'Asia/Tokyo', currency: 'JPY', locales: ['en', 'ja'] },
    }[house];
    const name = wish.name ?? 'Nightjar & Sons';
    await this.db.insert(shops).values({ id: shopId, slug, name, ...home, defaultLocale: 'en', isDemo: true });
    await this.db.insert(brands).values({ shopId, id: brandId, name, isDefault: true, publishedVersion: 1 });
    await this.db
      .insert(brandVersions)
      .values({ shopId, brandId, version: 1, theme, publishedBy: 'system:test', publishedAt: founded });
    await this.db.insert(policyVersions).values({
      shopId,
      version: 1,
      document: parsePolicy(wish.policy ?? {}),
      createdBy: 'system:test',
      createdAt: founded,
    });
    await this.db
      .insert(apiKeys)
      .values({ shopId, id: newId(), name: 'Journey', ...keyColumns(key), scopes: ['read', 'write'] });
    return { slug, shopId, api: new ShopApi(this.baseURL, slug, key) };
  }

  /** Somebody who works there; with a password only where one is to be typed. */
  async hire(shopId: string, role: StaffRole, password?: string): Promise<Person> {
    const person = { userId: newId(), email: `staff-${unique().toLowerCase()}@example.test`, name: 'Robin Vale' };
    await this.db.insert(users).values({ id: person.userId, email: person.email, name: person.name });
    if (password) {
      await this.db.insert(userPasswords).values({ userId: person.userId, hash: await hashPassword(password) });
    }
    await this.db.insert(members).values({ shopId, userId: person.userId, role });
    return person;
  }

  /** Somebody who has an account already. */
  async find(email: string): Promise<string> {
    const { rows } = await this.client.query<{ id: string }>('select id from users where email = $1', [email]);
    if (!rows[0]) throw new Error(`Nobody has the address ${email}.`);
    return rows[0].id;
  }

  /** Signs somebody in without the form: a session row, and the cookie that names it. */
  async signIn(context: BrowserContext, userId: string): Promise<void> {
    const sid = newId();
    await this.db.insert(staffSessions).values({ id: sid, userId, expiresAt: new Date(Date.now() + 3_600_000) });
    const secret = (await readFile(join(this.dataDir, 'secret'), 'utf8')).trim();
    const value = await encode({ token: { sub: userId, sid }, secret, salt: COOKIE, maxAge: 3_600 });
    await context.addCookies([{ name: COOKIE, value, url: this.baseURL, httpOnly: true, sameSite: 'Lax' }]);
  }

  /** Gives a shop a name of its own, as if its record had been found. */
  async proveDomain(shopId: string, host: string): Promise<void> {
    const at = new Date();
    const proven = { state: 'verified' as const, isPrimary: true, verifiedAt: at, checkedAt: at };
    await this.db.insert(domains).values({ shopId, id: newId(), host, token: unique(), ...proven });
  }

  /** Lets every link of an order run out. */
  async expireLinks(api: ShopApi, orderExternalId: string): Promise<void> {
    const { rowCount } = await this.client.query(
      `update grants g set expires_at = now() - interval '1 hour' from orders o join shops s on s.id = o.shop_id
       where g.shop_id = o.shop_id and g.order_id = o.id and s.slug = $1 and o.external_id = $2`,
      [api.slug, orderExternalId],
    );
    if (!rowCount) throw new Error('That order has no links.');
  }
}
