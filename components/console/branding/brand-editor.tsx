'use client';

import { useEffect, useReducer, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { publishThemeAction, revertThemeAction, saveThemeAction } from '@/lib/branding/actions';
import type { BrandEditorData } from '@/lib/branding/loaders';
import type { Theme } from '@/lib/branding/schema';
import { ColorControls } from './color-controls';
import { type EditorState, editTheme, startEditing } from './edit-theme';
import { LogoControls } from './logo-controls';
import { Preview, type Scene } from './preview';
import { PublishDialog } from './publish-dialog';
import { ShapeControls } from './shape-controls';
import { WordControls } from './word-controls';

const FAILED = 'That did not work. Nothing is lost: please try again in a moment.';

type Message = { tone: 'good' | 'bad'; text: string };

/** Controls beside the real page; every change shows at once, undo and redo reach back to the beginning. */
export function BrandEditor(data: BrandEditorData) {
  const { shop, locales, scenes } = data;
  const [state, dispatch] = useReducer(editTheme, data.draft ?? data.published, startEditing);
  const [stored, setStored] = useState({ version: data.version, published: data.published });
  const [scene, setScene] = useState<Scene>({
    page: 'track',
    order: scenes[0]?.orderId ?? null,
    device: 'phone',
    locale: locales[0] ?? 'en',
  });
  const [message, setMessage] = useState<Message | null>(null);
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();
  const theme = state.theme;
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
      setStored({ version: result.data.version, published: theme });
      return { tone: 'good', text: `Published. This is version ${result.data.version}; shoppers see it now.` };
    });
  const discard = () =>
    run(async () => {
      const result = await revertThemeAction({ shop });
      if (result.status !== 'ok') return explain(result);
      dispatch({ type: 'set', theme: stored.published });
      return { tone: 'good', text: 'Back to what is published.' };
    });

  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <ShapeControls theme={theme} onChange={set} />
        <ColorControls theme={theme} onChange={set} />
        <LogoControls shop={shop} theme={theme} onChange={set} />
        <WordControls theme={theme} locales={locales} onChange={set} />
        <Versions data={data} version={stored.version} />
      </div>
      <div className="grid min-w-0 gap-3 xl:sticky xl:top-8">
        <div className="flex flex-wrap items-center gap-2">
          <Button kind="quiet" onClick={() => dispatch({ type: 'undo' })} disabled={!canUndo(state)}>
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
          <Button kind="primary" onClick={() => setAsking(true)} disabled={pending || !changed}>
            Publish…
          </Button>
        </div>
        <div aria-live="polite">{message && <Notice tone={message.tone}>{message.text}</Notice>}</div>
        <Preview shop={shop} theme={theme} scene={scene} scenes={scenes} locales={locales} onScene={setScene} />
      </div>
      {asking && (
        <PublishDialog
          shop={shop}
          theme={theme}
          scene={scene}
          pending={pending}
          onPublish={publish}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

const canUndo = (state: EditorState) => state.behind.length > 0;

type Failure = { status: 'invalid' } | { status: 'error'; code: string; details?: Record<string, unknown> };

function explain(result: Failure): Message {
  if (result.status === 'error' && result.code === 'FORBIDDEN')
    return { tone: 'bad', text: 'Your role may look at the brand, not change it. Ask an owner.' };
  const errors =
    result.status === 'error' ? (result.details?.errors as { path: string; message: string }[] | undefined) : undefined;
  return { tone: 'bad', text: errors?.map((one) => `${one.path}: ${one.message}`).join(' ') || FAILED };
}

function Versions({ data, version }: { data: BrandEditorData; version: number }) {
  return (
    <details className="rounded-card border border-line bg-card px-5 py-4">
      <summary className="font-semibold">Published versions</summary>
      <ul className="mt-3 grid gap-2">
        {data.versions.map((one) => (
          <li key={one.version} className="flex items-center justify-between gap-3 text-sm">
            <span>
              Version {one.version} · {new Date(one.publishedAt).toLocaleDateString('en', { dateStyle: 'medium' })}
            </span>
            {one.version === version ? (
              <span className="text-muted">live now</span>
            ) : (
              <RevertButton shop={data.shop} version={one.version} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function RevertButton({ shop, version }: { shop: string; version: number }) {
  const [pending, start] = useTransition();
  return (
    <Button
      kind="quiet"
      disabled={pending}
      onClick={() =>
        start(async () => {
          const result = await revertThemeAction({ shop, version });
          if (result.status === 'ok') window.location.reload();
        })
      }
    >
      Publish again
    </Button>
  );
}
