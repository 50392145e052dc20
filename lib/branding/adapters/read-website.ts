import { AppError } from '@/lib/core/errors';
import { RequestFailed, type SafeRequest, safeFetch } from '@/lib/core/safe-fetch';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import type { SeenColor } from '../rules/propose-themes';
import { readColors, readPage } from '../rules/read-page';
import { readPalette } from './read-palette';

const MOST_HOPS = 3;
type Options = Pick<SafeRequest, 'permitted' | 'resolve'>;
type Picture = Awaited<ReturnType<typeof reencodePicture>>;

export type WebsiteLooks = {
  name: string | null;
  themeColor: string | null;
  logo: Picture | null;
  colors: SeenColor[];
};

const refused = (message: string) => new AppError('INVALID', message, { errors: [{ path: 'address', message }] });

const SAID: Record<RequestFailed['reason'], string> = {
  forbidden_address: 'This address leads into a private network. Give the one shoppers use.',
  unknown_host: 'No such address is known. Is it spelled as shoppers type it?',
  timeout: 'Your website took too long to answer. Try again, or send us your logo instead.',
  no_answer: 'Your website did not answer. Try again, or send us your logo instead.',
};

/** Each hop of a redirect is an address like the first, and guarded like it. */
async function ask(address: string, maxBytes: number, options: Options) {
  let at = address;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const answer = await safeFetch(at, {
      ...options,
      timeoutMs: 6_000,
      maxBytes,
      headers: { accept: 'text/html,text/css,image/*', 'user-agent': 'Porchlight brand reader' },
    });
    const next = answer.headers.location;
    if (answer.status < 300 || answer.status >= 400 || !next || !URL.canParse(next, at)) return { at, answer };
    at = new URL(next, at).href;
  }
  throw refused('Your website sends visitors in circles. Give the address where they end up.');
}

/** What cannot be had is done without: a look is made of the rest. */
async function picture(addresses: readonly string[], options: Options): Promise<Picture | null> {
  for (const address of addresses) {
    try {
      const { answer } = await ask(address, 3 * 1024 * 1024, options);
      if (answer.status === 200) return await reencodePicture(answer.bytes, { longest: 800 });
    } catch {}
  }
  return null;
}

/**
 * Reads the looks of a shop's own website: name, theme colour, logo, colours of its first style sheets. Nothing of it
 * but pixels encoded anew and colours is kept.
 * @throws AppError INVALID with what to do about it
 */
export async function readWebsite(address: string, options: Options = {}): Promise<WebsiteLooks> {
  const page = await ask(address, 512 * 1024, options).catch((error: unknown) => {
    throw error instanceof RequestFailed ? refused(SAID[error.reason]) : error;
  });
  const { answer, at } = page;
  if (answer.status !== 200) throw refused(`Your website answered with ${answer.status}. Send us your logo instead.`);
  if (!/html/i.test(String(answer.headers['content-type'] ?? '')))
    throw refused('This address is no web page. Give the one of your shop’s first page.');
  const looks = readPage(answer.text, at);
  const sheets = await Promise.all(
    looks.stylesheets.map((sheet) =>
      ask(sheet, 300 * 1024, options).then(
        (one) => (one.answer.status === 200 ? readColors(one.answer.text) : []),
        () => [],
      ),
    ),
  );
  const logo = await picture(looks.pictures, options);
  const painted = logo ? await readPalette(logo.bytes) : [];
  const total = painted.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return {
    name: looks.name,
    themeColor: looks.themeColor,
    logo,
    colors: [
      ...looks.colors,
      ...sheets.flat(),
      // A logo counts as much as fifty mentions, however large it is.
      ...painted.map(({ color, weight }) => ({ color, weight: (weight / total) * 50 })),
    ],
  };
}
