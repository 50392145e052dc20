'use client';

import { useEffect, useRef, useState } from 'react';
import { classes } from '@/components/ui/class-names';

export type WalkDevice = 'phone' | 'desktop';
const WIDTHS: Record<WalkDevice, number> = { phone: 390, desktop: 1200 };
const HEIGHT = 760;

/** What a click in the frame asks for. */
export type WalkTouch = 'next' | 'stay';

/** What was pressed: the step's own button goes on, other links stay, and what opens or fills in is left to the page. */
function touched(target: EventTarget | null): WalkTouch | null {
  const pressed = (target as Element | null)?.closest?.('a, button, input[type=submit]');
  if (!pressed) return null;
  const goesOn = pressed.matches('[data-kind=primary], .d-button') || pressed.querySelector('.d-button') !== null;
  return goesOn ? 'next' : 'stay';
}

/**
 * One step as it is drawn for a shopper, as wide as their screen and as large as there is room. Its links and buttons lead
 * nowhere: they would open the orders of nobody.
 */
export function WalkFrame({
  src,
  title,
  device,
  isMail,
  onTouch,
  onKey,
}: {
  src: string;
  title: string;
  device: WalkDevice;
  isMail: boolean;
  onTouch: (touch: WalkTouch) => void;
  onKey: (event: KeyboardEvent) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [room, setRoom] = useState(0);
  const said = useRef({ onTouch, onKey });
  said.current = { onTouch, onKey };

  useEffect(() => {
    const own = box.current;
    if (!own) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    observer.observe(own);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const own = frame.current;
    if (!own) return;
    const onClick = (event: Event) => {
      const touch = touched(event.target);
      if (!touch) return;
      event.preventDefault();
      said.current.onTouch(touch);
    };
    const onSubmit = (event: Event) => event.preventDefault();
    const onKeyDown = (event: KeyboardEvent) => said.current.onKey(event);
    const listen = () => {
      const page = own.contentDocument;
      page?.addEventListener('click', onClick, true);
      page?.addEventListener('submit', onSubmit, true);
      page?.addEventListener('keydown', onKeyDown);
    };
    // It may have come before this script did.
    listen();
    own.addEventListener('load', listen);
    return () => own.removeEventListener('load', listen);
  }, []);

  const width = WIDTHS[device];
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  return (
    <div ref={box} className="w-full min-w-0">
      <div
        className={classes(
          'mx-auto overflow-hidden border border-line bg-card shadow-card',
          device === 'phone' && !isMail ? 'rounded-[2rem]' : 'rounded-card',
        )}
        style={{ width: width * scale, height: HEIGHT }}
      >
        <iframe
          ref={frame}
          src={src}
          title={title}
          className="block border-0 bg-white"
          style={{ width, height: HEIGHT / scale, transform: `scale(${scale})`, transformOrigin: 'top left' }}
        />
      </div>
    </div>
  );
}
