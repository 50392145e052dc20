import type { BrowserContext } from 'playwright/test';

/**
 * Listens to everything a browser says and asks for, and keeps what must never happen: a request to any other host, an
 * error in the console (a breach of the page's fence is one), a script that throws.
 */
export function watchPages(context: BrowserContext, baseURL: string): string[] {
  const problems: string[] = [];
  const documents = new Set<string>();
  const { origin } = new URL(baseURL);
  context.on('request', (request) => {
    const url = request.url();
    if (request.isNavigationRequest()) documents.add(url);
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== origin) problems.push(`asked elsewhere: ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    // A page that answers 404 on purpose is reported by the browser as a resource that failed to load.
    if (message.text().startsWith('Failed to load resource') && documents.has(url)) return;
    problems.push(`console: ${message.text()} (${url})`);
  });
  context.on('weberror', (error) => problems.push(`script: ${error.error()}`));
  return problems;
}
