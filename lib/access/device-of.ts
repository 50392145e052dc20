/** As much as is noted of who opened a page with what. */
export type Device = 'phone' | 'tablet' | 'computer' | 'program';

const PROGRAM =
  /bot\b|crawl|spider|preview|scan|fetch|monitor|curl|wget|python|java\/|go-http|headless|okhttp|axios|node/i;

/** The kind of device a browser says it runs on; whatever is no browser is a program. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 400);
  if (!/^Mozilla\//.test(text) || PROGRAM.test(text)) return 'program';
  if (/iPad|Tablet|Android(?!.*Mobile)|Silk|Kindle/.test(text)) return 'tablet';
  return /Mobi|iPhone|iPod/.test(text) ? 'phone' : 'computer';
}
