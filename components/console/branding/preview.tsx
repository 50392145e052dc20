'use client';

import { useEffect, useId, useRef } from 'react';
import { classes } from '@/components/ui/class-names';
import type { Theme } from '@/lib/branding/schema';
import { type SentenceListener, useSentences } from './use-sentences';

export type Scene = {
  page: 'track' | 'lookup' | 'return' | 'returned';
  order: string | null;
  device: 'phone' | 'desktop';
  /** What the shopper's device asks for. */
  scheme: 'light' | 'dark';
  locale: string;
};

const STATES: Record<string, string> = {
  exception: 'Something is wrong',
  attempt_failed: 'Nobody was home',
  out_for_delivery: 'On the van',
  in_transit: 'On its way',
  delivered: 'Delivered',
  pre_transit: 'Being packed',
};

export const previewPath = (shop: string, scene: Scene): string => {
  const query = new URLSearchParams({
    page: scene.page,
    lang: scene.locale,
    ...(scene.order ? { order: scene.order } : {}),
  });
  return `/console/${shop}/branding/preview?${query}`;
};

/** The theme as a device of that scheme shows it: pages ask the device, a frame cannot tell it another. */
const shownIn = (theme: Theme, scheme: Scene['scheme']): Theme =>
  theme.dark_mode === 'auto' ? { ...theme, dark_mode: scheme === 'dark' ? 'on' : 'off' } : theme;

/** A frame that shows a real page in a theme; the theme travels in a form, so nothing has to be stored. */
export function ThemeFrame({
  shop,
  theme,
  scene,
  title,
  className,
  sentences,
}: {
  shop: string;
  theme: Theme;
  scene: Scene;
  title: string;
  className?: string;
  /** Who wants to know which sentences stand there, and which one is pressed. */
  sentences?: SentenceListener;
}) {
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useSentences(frame, sentences);
  const json = JSON.stringify(shownIn(theme, scene.scheme));
  const path = previewPath(shop, scene);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme or scene is what has to be shown
  useEffect(() => {
    const timer = setTimeout(() => form.current?.submit(), 150);
    return () => clearTimeout(timer);
  }, [json, path]);
  return (
    <>
      <form ref={form} method="post" action={path} target={name} hidden>
        <input type="hidden" name="theme" value={json} readOnly />
      </form>
      <iframe ref={frame} name={name} title={title} className={className} />
    </>
  );
}

export function Choice({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={classes(
        'rounded-full border px-3 py-1 text-sm font-semibold forced-colors:aria-pressed:border-[Highlight] forced-colors:aria-pressed:underline',
        chosen ? 'border-lamp bg-lamp-soft text-lamp' : 'border-line text-muted hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}

export function Preview({
  shop,
  theme,
  scene,
  scenes,
  hasReturn,
  locales,
  sentences,
  onScene,
}: {
  shop: string;
  theme: Theme;
  scene: Scene;
  sentences: SentenceListener;
  scenes: { orderId: string; number: string; status: string }[];
  hasReturn: boolean;
  locales: string[];
  onScene: (scene: Scene) => void;
}) {
  const go = (change: Partial<Scene>) => onScene({ ...scene, ...change });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {scenes.map((one) => (
          <Choice
            key={one.orderId}
            chosen={scene.page === 'track' && scene.order === one.orderId}
            onChoose={() => go({ page: 'track', order: one.orderId })}
          >
            {STATES[one.status] ?? one.number}
          </Choice>
        ))}
        {hasReturn && (
          <Choice chosen={scene.page === 'returned'} onChoose={() => go({ page: 'returned' })}>
            A return
          </Choice>
        )}
        <Choice chosen={scene.page === 'lookup'} onChoose={() => go({ page: 'lookup' })}>
          Look-up
        </Choice>
        <Choice chosen={scene.page === 'return'} onChoose={() => go({ page: 'return' })}>
          Start a return
        </Choice>
      </div>
      <div className="flex flex-wrap gap-2">
        <Choice chosen={scene.device === 'phone'} onChoose={() => go({ device: 'phone' })}>
          Phone
        </Choice>
        <Choice chosen={scene.device === 'desktop'} onChoose={() => go({ device: 'desktop' })}>
          Desktop
        </Choice>
        <Choice chosen={scene.scheme === 'light'} onChoose={() => go({ scheme: 'light' })}>
          Light
        </Choice>
        <Choice chosen={scene.scheme === 'dark'} onChoose={() => go({ scheme: 'dark' })}>
          Dark
        </Choice>
        {locales.length > 1 &&
          locales.map((locale) => (
            <Choice key={locale} chosen={scene.locale === locale} onChoose={() => go({ locale })}>
              {new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale}
            </Choice>
          ))}
      </div>
      <div className="grid justify-items-center rounded-card border border-line bg-sunken p-3 lg:p-6">
        <ThemeFrame
          shop={shop}
          theme={theme}
          scene={scene}
          title="Preview of the shopper’s page"
          sentences={sentences}
          className={classes(
            'border border-line bg-card shadow-card',
            scene.device === 'phone'
              ? 'h-[44rem] w-full max-w-[24.5rem] rounded-[2rem]'
              : 'h-[44rem] w-full rounded-card',
          )}
        />
      </div>
    </div>
  );
}
