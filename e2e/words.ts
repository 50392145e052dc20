import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../messages');

type Messages = { [key: string]: string | Messages };

/** Our sentences in a language by their keys, those without placeholders: what a page is to say, word for word. */
export function wordsOf(language: string): (key: string) => string {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(`${language}.json`));
  const all: Messages = Object.assign(
    {},
    ...files.map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Messages),
  );
  return (key) => {
    const found = key
      .split('.')
      .reduce<string | Messages | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), all);
    if (typeof found !== 'string') throw new Error(`${language} has no sentence "${key}".`);
    return found;
  };
}
