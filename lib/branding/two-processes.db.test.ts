import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brands, brandVersions } from '@/db/schema/brands';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { testPool } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { publishBrand } from './mutations/publish-brand';
import { saveThemeDraft } from './mutations/save-theme-draft';

type Answer = { version: number; statements: number };

class Instance {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  constructor() {
    this.child = spawn(process.execPath, ['--import', 'tsx', 'lib/branding/testing/ask-brand.ts'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!this.child.stdout) throw new Error('The process says nothing.');
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }
  /** Twice in one breath. */
  async ask(slug: string): Promise<[Answer, Answer]> {
    this.child.stdin?.write(`${slug}\n${slug}\n`);
    const answer = async () => JSON.parse((await this.lines.next()).value) as Answer;
    return [await answer(), await answer()];
  }
  end = () => this.child.kill();
}

describe('two processes of one shop', () => {
  let shop: OpenShop;
  let slug: string;
  let instances: Instance[];
  beforeAll(async () => {
    shop = await openShop();
    const { rows } = await (await testPool()).query('select slug from list_shops() where shop_id = $1', [shop.shopId]);
    slug = rows[0].slug;
    await inShop(shop.gate, async (ctx) => {
      const brand = { shopId: ctx.shopId, id: newId(), name: 'Main', isDefault: true, publishedVersion: 1 };
      await ctx.db.insert(brands).values(brand);
      const version = { shopId: ctx.shopId, brandId: brand.id, version: 1, theme: {}, publishedBy: 'system:test' };
      await ctx.db.insert(brandVersions).values({ ...version, publishedAt: ctx.now });
    });
    instances = [new Instance(), new Instance()];
  }, 60_000);
  afterAll(async () => {
    for (const instance of instances) instance.end();
    await shop.close();
  });
  const ask = () => Promise.all(instances.map((instance) => instance.ask(slug)));

  it('ask nothing while they are warm, and both show a publish two seconds later', async () => {
    const first = { version: 1, statements: 1 };
    const warm = { version: 1, statements: 0 };
    expect(await ask()).toEqual([
      [first, warm],
      [first, warm],
    ]);
    await inShop(shop.gate, async (ctx) => {
      await saveThemeDraft(ctx, { theme: { layout: 'ledger' } });
      await publishBrand(ctx);
    });
    await pause(2_000);
    expect((await ask()).map(([{ version }]) => version)).toEqual([2, 2]);
  }, 60_000);
});
