'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';

/** Looks through a list as one types; a plain form before JavaScript. Other members of the address are kept. */
export function SearchBox({
  path,
  value,
  keep,
  label,
}: {
  path: string;
  value: string;
  keep: Record<string, string>;
  label: string;
}) {
  const router = useRouter();
  const [text, setText] = useState(value);
  const [isPending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(value);
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (q: string) => {
    asked.current = q.trim();
    const query = new URLSearchParams({ ...keep, ...(q.trim() && { q: q.trim() }) });
    startTransition(() => router.replace(`${path}?${query}`, { scroll: false }));
  };
  return (
    <search className="min-w-0 flex-1 basis-60 sm:max-w-96">
      <form
        action={path}
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          go(text);
        }}
      >
        {Object.entries(keep).map(([name, kept]) => (
          <input key={name} type="hidden" name={name} value={kept} />
        ))}
        <input
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          aria-busy={isPending}
          className="w-full min-h-10 rounded-control border border-edge bg-card px-3 py-2 placeholder:text-muted aria-busy:border-lamp"
          value={text}
          onChange={(event) => {
            const q = event.target.value;
            setText(q);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => go(q), 250);
          }}
        />
      </form>
    </search>
  );
}
