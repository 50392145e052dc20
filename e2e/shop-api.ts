import { randomBytes } from 'node:crypto';

export type Money = { amount: number; currency: string };
export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; body: T };

/** Short, unique, and readable in an order number. */
export const unique = (): string => randomBytes(5).toString('hex').toUpperCase();

/** An instant so many hours ago, as the API writes it. */
export const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** The REST API of one shop, as a merchant's program calls it. `path` is below /api/v1. */
export class ShopApi {
  constructor(
    readonly baseURL: string,
    readonly slug: string,
    private readonly key: string,
  ) {}

  /** Any answer, for tests of refusals. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies are asserted on, not typed
  async call<T = any>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const response = await fetch(`${this.baseURL}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as T };
  }

  // biome-ignore lint/suspicious/noExplicitAny: bodies are asserted on, not typed
  private async done<T = any>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  get = (path: string) => this.done('GET', path);
  put = (path: string, body: unknown) => this.done('PUT', path, body);
  post = (path: string, body: unknown = {}) => this.done('POST', path, body);
}
