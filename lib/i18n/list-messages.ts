import type { Language } from './constants';
import { messagesOf } from './translator';

type Messages = ReturnType<typeof messagesOf>;

function* walk(messages: Messages, prefix: string): Generator<[string, string]> {
  for (const [name, value] of Object.entries(messages)) {
    if (typeof value === 'string') yield [`${prefix}${name}`, value];
    else yield* walk(value, `${prefix}${name}.`);
  }
}

const lists = new Map<Language, ReadonlyMap<string, string>>();

/** Every sentence of a language by its full key, in the order they are written. */
export function listMessages(language: Language): ReadonlyMap<string, string> {
  let list = lists.get(language);
  if (!list) {
    list = new Map(walk(messagesOf(language), ''));
    lists.set(language, list);
  }
  return list;
}
