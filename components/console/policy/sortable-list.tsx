'use client';

import { type ReactNode, useState } from 'react';
import { classes } from '@/components/ui/class-names';

const STEP =
  'grid h-10 w-7 place-items-center rounded-control border border-transparent text-muted hover:border-line hover:text-ink aria-disabled:opacity-40';

/** A list whose order matters: dragged by its handle, or moved by buttons and arrow keys. */
export function SortableList<T>({
  label,
  items,
  ids,
  nameOf,
  onMove,
  children,
}: {
  label: string;
  items: readonly T[];
  /** A lasting key for each item. */
  ids: readonly string[];
  nameOf: (item: T) => string;
  onMove: (from: number, to: number) => void;
  /** `steps`: the buttons that move it, to stand beside its own. */
  children: (item: T, index: number, steps: ReactNode) => ReactNode;
}) {
  const [held, setHeld] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return;
    const item = items[from];
    onMove(from, to);
    if (item !== undefined) setSaid(`${nameOf(item)} is now number ${to + 1} of ${items.length}.`);
  };
  return (
    <>
      <ol aria-label={label} className="grid gap-3">
        {items.map((item, index) => {
          const name = nameOf(item);
          return (
            <li
              key={ids[index]}
              className={classes(
                'grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-control border bg-card p-3',
                over === index && held !== null && held !== index ? 'border-lamp' : 'border-line',
                held === index && 'opacity-60',
              )}
              onDragOver={(event) => {
                if (held === null) return;
                event.preventDefault();
                setOver(index);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (held !== null) move(held, index);
                setHeld(null);
                setOver(null);
              }}
            >
              <button
                type="button"
                draggable
                aria-label={`Move ${name}: number ${index + 1} of ${items.length}`}
                title="Drag, or press the arrow keys"
                className="grid size-8 cursor-grab place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink active:cursor-grabbing"
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', name);
                  setHeld(index);
                }}
                onDragEnd={() => {
                  setHeld(null);
                  setOver(null);
                }}
                onKeyDown={(event) => {
                  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
                  if (step === 0) return;
                  event.preventDefault();
                  move(index, index + step);
                }}
              >
                <span aria-hidden="true">⠿</span>
              </button>
              <div className="min-w-0">
                {children(
                  item,
                  index,
                  <>
                    <button
                      type="button"
                      className={STEP}
                      aria-disabled={index === 0}
                      aria-label={`${name}: one up`}
                      onClick={() => move(index, index - 1)}
                    >
                      <span aria-hidden="true">↑</span>
                    </button>
                    <button
                      type="button"
                      className={STEP}
                      aria-disabled={index === items.length - 1}
                      aria-label={`${name}: one down`}
                      onClick={() => move(index, index + 1)}
                    >
                      <span aria-hidden="true">↓</span>
                    </button>
                  </>,
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
