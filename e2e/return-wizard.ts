import { expect, type Locator, type Page } from 'playwright/test';

export const STEP_TITLES = {
  items: 'What would you like to send back?',
  reasons: 'What’s the matter with it?',
  resolution: 'What would make it right?',
  method: 'How does it travel back?',
  review: 'Is everything right?',
} as const;

/** The return wizard as a shopper uses it, in English: what is seen, not how it is built. */
export class ReturnWizard {
  constructor(readonly page: Page) {}

  /** The question that asks about one thing. */
  about = (item: string): Locator => this.page.getByRole('region', { name: new RegExp(`for ${item}|with ${item}`) });

  async at(step: keyof typeof STEP_TITLES): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(STEP_TITLES[step]);
  }

  /** What the page has to say about an attempt that did not go through. */
  problems = (): Locator => this.page.getByRole('alert').filter({ hasText: 'There is something to put right' });

  next = () => this.page.getByRole('button', { name: 'Continue' }).click();

  async choose(...items: string[]): Promise<void> {
    await this.at('items');
    for (const item of items) await this.page.getByRole('checkbox', { name: new RegExp(item) }).check();
    await this.next();
  }

  async because(item: string, reason: string): Promise<void> {
    await this.at('reasons');
    await this.about(item).getByRole('radio', { name: reason }).check();
  }

  async wish(item: string, resolution: string): Promise<void> {
    await this.at('resolution');
    await this.about(item)
      .getByRole('radio', { name: new RegExp(`^${resolution}`) })
      .check();
  }

  async travel(method: string): Promise<void> {
    await this.at('method');
    await this.page.getByRole('radio', { name: new RegExp(`^${method}`) }).check();
    await this.next();
  }

  /** The amount that the whole comes to, as the page writes it. */
  total = (): Promise<string | null> =>
    this.page.locator('.money-lines > div').last().locator('dd').first().textContent();

  send = () => this.page.getByRole('button', { name: 'Yes, send it back' }).click();
}
