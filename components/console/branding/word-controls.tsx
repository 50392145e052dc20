'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, TextArea, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { checkSentenceAction, listSentencesAction } from '@/lib/branding/actions';
import type { Theme } from '@/lib/branding/schema';
import type { Pressed } from './editor-sections';
import { languageName, type Speaking } from './localized-input';

type Sentence = { key: string; text: string; place: string };
const AT_ONCE = 20;

/** Every sentence pages and mails say, in the merchant's own words where they want others. */
export function WordControls({
  shop,
  theme,
  speaking,
  onPage,
  pressed,
  onChange,
}: {
  shop: string;
  theme: Theme;
  speaking: Speaking;
  /** Keys of the sentences that the preview shows, in its order. */
  onPage: string[];
  /** The one that was pressed there. */
  pressed: Pressed | null;
  onChange: (change: Partial<Theme>) => void;
}) {
  const { locale } = speaking;
  const [sentences, setSentences] = useState<Sentence[] | null>(null);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState('');
  const [shown, setShown] = useState(AT_ONCE);
  useEffect(() => {
    let gone = false;
    listSentencesAction({ shop, locale }).then((result) => {
      if (!gone) setSentences(result.status === 'ok' ? result.data : []);
    });
    return () => {
      gone = true;
    };
  }, [shop, locale]);

  // One that was pressed stands alone, its field ready to be written in.
  useEffect(() => {
    if (!pressed || sentences === null) return;
    setPlace('');
    setQuery(pressed.key);
    const field = () => document.getElementById(`text-${locale}-${pressed.key}`);
    const timer = setTimeout(() => field()?.focus(), 50);
    return () => clearTimeout(timer);
  }, [pressed, sentences, locale]);

  const own = theme.texts[locale] ?? {};
  const say = (key: string, text: string) => {
    const { [key]: _, ...rest } = own;
    onChange({ texts: { ...theme.texts, [locale]: text ? { ...rest, [key]: text } : rest } });
  };
  const isAt = (where: string, one: Sentence) =>
    where === 'own' ? one.key in own : where === 'page' ? onPage.includes(one.key) : one.place === where;
  const wanted = query.trim().toLowerCase();
  const found = inOrder(place === 'page' ? onPage : [], sentences ?? []).filter(
    (one) =>
      (place === '' || isAt(place, one)) &&
      (wanted === '' || `${one.text}\n${own[one.key] ?? ''}\n${one.key}\n${one.place}`.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <Panel title="Opening line" id="opening">
        <TextInput
          id={`opening-${locale}`}
          label={`Opening line, ${languageName(locale)}`}
          hint="A seasonal word in the header of every page"
          value={theme.opening_line[locale] ?? ''}
          maxLength={160}
          onChange={(event) => onChange({ opening_line: { ...theme.opening_line, [locale]: event.target.value } })}
        />
      </Panel>
      <Panel title={`Sentences, ${languageName(locale)}`} id="words">
        <p className="mb-4 text-sm text-muted">
          Left as they are, they are ours. Press a sentence in the preview to change it; choose another language above
          it to write in that.
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextInput
            id="find-sentence"
            type="search"
            label="Find a sentence"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setShown(AT_ONCE);
            }}
          />
          <Select
            id="sentence-place"
            label="Where it is read"
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          >
            <option value="">Everywhere</option>
            {onPage.length > 0 && <option value="page">On the page that is shown ({onPage.length})</option>}
            <option value="own">Changed by you ({Object.keys(own).length})</option>
            {[...new Set((sentences ?? []).map((one) => one.place))].sort().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </div>
        <p role="status" className="my-3 text-sm text-muted">
          {sentences === null ? 'One moment…' : `${found.length} of ${sentences.length} sentences`}
        </p>
        <ul className="grid grid-cols-1 gap-4">
          {found.slice(0, shown).map((one) => (
            <li key={`${locale}${one.key}`}>
              <SentenceField shop={shop} locale={locale} sentence={one} value={own[one.key] ?? ''} onSay={say} />
            </li>
          ))}
        </ul>
        {found.length > shown && (
          <Button kind="quiet" className="mt-3" onClick={() => setShown(shown + AT_ONCE)}>
            Show more
          </Button>
        )}
      </Panel>
    </>
  );
}

/** As the page says them, where a page is asked for. */
const inOrder = (keys: readonly string[], sentences: readonly Sentence[]): readonly Sentence[] =>
  keys.length === 0 ? sentences : keys.flatMap((key) => sentences.find((one) => one.key === key) ?? []);

function SentenceField({
  shop,
  locale,
  sentence,
  value,
  onSay,
}: {
  shop: string;
  locale: string;
  sentence: Sentence;
  value: string;
  onSay: (key: string, text: string) => void;
}) {
  const { key, text, place } = sentence;
  const [typed, setTyped] = useState(value);
  const [wrong, setWrong] = useState<string | null>(null);
  // Undo and redo change it from elsewhere.
  useEffect(() => {
    setTyped(value);
    setWrong(null);
  }, [value]);
  const keep = async () => {
    const next = typed.trim();
    if (next === value) return setWrong(null);
    const checked = await checkSentenceAction({ shop, locale, key, text: next }).catch(() => null);
    const message = checked?.status === 'ok' ? checked.data : 'That could not be checked. Please try again.';
    setWrong(message);
    if (!message) onSay(key, next);
  };
  return (
    <TextArea
      id={`text-${locale}-${key}`}
      label={
        <>
          {text} <span className="block text-xs font-normal text-muted">{place}</span>
        </>
      }
      rows={2}
      lang={locale}
      placeholder="as we say it"
      maxLength={500}
      value={typed}
      error={wrong}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
    />
  );
}
