'use client';

import { type RefObject, useEffect, useRef } from 'react';

export type SentenceListener = {
  /** The keys of what the page says, in its order. */
  onPage: (keys: string[]) => void;
  onPress: (key: string) => void;
};

const HINT =
  '[data-sentence]{cursor:text}[data-sentence]:hover{outline:2px dashed currentColor;outline-offset:3px;border-radius:2px}';

/**
 * Listens to a frame of our own origin whose texts say which sentence each is. Nothing runs inside: the page stays without
 * scripts, under its own fence.
 */
export function useSentences(frame: RefObject<HTMLIFrameElement | null>, listener: SentenceListener | undefined): void {
  const told = useRef(listener);
  told.current = listener;
  const isWanted = listener !== undefined;
  useEffect(() => {
    const own = frame.current;
    if (!own || !isWanted) return;
    const onClick = (event: Event) => {
      const key = (event.target as Element | null)?.closest?.<HTMLElement>('[data-sentence]')?.dataset.sentence;
      if (!key) return;
      event.preventDefault();
      told.current?.onPress(key);
    };
    const listen = () => {
      const page = own.contentDocument;
      const view = own.contentWindow as (Window & typeof globalThis) | null;
      if (!page || !view) return;
      const marked = [...page.querySelectorAll<HTMLElement>('[data-sentence]')];
      if (marked.length === 0) return;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(HINT);
      page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
      page.addEventListener('click', onClick, true);
      told.current?.onPage([...new Set(marked.map(({ dataset }) => dataset.sentence ?? ''))]);
    };
    own.addEventListener('load', listen);
    return () => own.removeEventListener('load', listen);
  }, [frame, isWanted]);
}
