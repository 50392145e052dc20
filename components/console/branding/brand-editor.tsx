'use client';

import { useDeferredValue, useEffect, useReducer, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { publishThemeAction, revertThemeAction, saveThemeAction, scheduleThemeAction } from '@/lib/branding/actions';
import type { BrandEditorData } from '@/lib/branding/loaders';
import type { Theme } from '@/lib/branding/schema';
import { editTheme, startEditing } from './edit-theme';
import { EditorSections, type Pressed } from './editor-sections';
import { explain, FAILED, type Message } from './explain-failure';
import { Preview, type Scene } from './preview';
import { PublishDialog } from './publish-dialog';
import { useValidTheme } from './use-valid-theme';
import { VersionList } from './version-list';

const when = (at: string) => new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Controls beside the real page; every change shows at once, undo and redo reach back to the beginning. */
export function BrandEditor(data: BrandEditorData) {
  const { shop, locales, scenes } = data;
  const [state, dispatch] = useReducer(editTheme, data.draft ?? data.published, startEditing);
  const [stored, setStored] = useState({
    version: data.version,
    published: data.published,
    publishAt: data.publishAt,
  });
  const [scene, setScene] = useState<Scene>({
    page: 'track',
    order: scenes[0]?.orderId ?? null,
    device: 'phone',
    scheme: 'light',
    locale: locales[0] ?? 'en',
  });
  const [onPage, setOnPage] = useState<string[]>([]);
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();
  const theme = state.theme;
  const { valid, problems } = useValidTheme(useDeferredValue(theme), data.published);
  const changed = JSON.stringify(theme) !== JSON.stringify(stored.published);
  const set = (change: Partial<Theme>) => dispatch({ type: 'set', theme: { ...theme, ...change } });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      event.preventDefault();
      dispatch({ type: event.shiftKey ? 'redo' : 'undo' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const run = (work: () => Promise<Message>) =>
    start(async () => {
      setMessage(null);
      setMessage(await work().catch(() => ({ tone: 'bad' as const, text: FAILED })));
    });

  const save = () =>
    run(async () => {
      const result = await saveThemeAction({ shop, theme });
      return result.status === 'ok'
        ? { tone: 'good', text: 'Draft kept. Shoppers still see the published brand.' }
        : explain(result);
    });
  const publish = () =>
    run(async () => {
      const result = await publishThemeAction({ shop, theme });
      setAsking(false);
      if (result.status !== 'ok') return explain(result);
      setStored({ version: result.data.version, published: theme, publishAt: null });
      return { tone: 'good', text: `Published. This is version ${result.data.version}; shoppers see it now.` };
    });
  const schedule = (at: string | null) =>
    run(async () => {
      const result = await scheduleThemeAction({ shop, at, ...(at && { theme }) });
      setAsking(false);
      if (result.status !== 'ok') return explain(result);
      setStored({ ...stored, publishAt: at });
      return { tone: 'good', text: at ? `Shoppers see it from ${when(at)}.` : 'It waits for you again.' };
    });
  const discard = () =>
    run(async () => {
      const result = await revertThemeAction({ shop });
      if (result.status !== 'ok') return explain(result);
      dispatch({ type: 'set', theme: stored.published });
      setStored({ ...stored, publishAt: null });
      return { tone: 'good', text: 'Back to what is published.' };
    });

  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(20rem,28rem)_minmax(0,1fr)]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <EditorSections
          shop={shop}
          theme={theme}
          speaking={{ locales, locale: scene.locale }}
          scene={scene}
          onPage={onPage}
          pressed={pressed}
          onChange={set}
        />
        <VersionList data={data} version={stored.version} published={stored.published} />
      </div>
      <div className="grid min-w-0 gap-3 xl:sticky xl:top-8">
        <div className="flex flex-wrap items-center gap-2">
          <Button kind="quiet" onClick={() => dispatch({ type: 'undo' })} disabled={state.behind.length === 0}>
            Undo
          </Button>
          <Button kind="quiet" onClick={() => dispatch({ type: 'redo' })} disabled={state.ahead.length === 0}>
            Redo
          </Button>
          <span className="grow" />
          {changed && (
            <Button kind="quiet" onClick={discard} disabled={pending}>
              Discard
            </Button>
          )}
          <Button onClick={save} disabled={pending || !changed}>
            Keep draft
          </Button>
          <Button kind="primary" onClick={() => setAsking(true)} disabled={pending || !changed || problems.length > 0}>
            Publish…
          </Button>
        </div>
        <div aria-live="polite" className="grid gap-2">
          {message && <Notice tone={message.tone}>{message.text}</Notice>}
          {problems.length > 0 && <Notice tone="bad">Not right yet: {problems.slice(0, 3).join(' ')}</Notice>}
          {stored.publishAt && (
            <Notice>
              The draft publishes itself on {when(stored.publishAt)}.{' '}
              <button type="button" className="underline" onClick={() => schedule(null)} disabled={pending}>
                Not by itself
              </button>
            </Notice>
          )}
        </div>
        <Preview
          shop={shop}
          theme={valid}
          scene={scene}
          scenes={scenes}
          hasReturn={data.hasReturn}
          locales={locales}
          sentences={{ onPage: setOnPage, onPress: (key) => setPressed({ key }) }}
          onScene={setScene}
        />
      </div>
      {asking && (
        <PublishDialog
          shop={shop}
          theme={valid}
          published={stored.published}
          scene={scene}
          pending={pending}
          onPublish={publish}
          onSchedule={schedule}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
