import { useState } from 'react';
import { moved } from '@/lib/policies/rules/edit-rules';

/** Lasting keys for a list whose things have none: they move, come and go with them. */
export function useKeyedList<T>(list: readonly T[], put: (list: T[]) => void) {
  const [next, setNext] = useState(list.length);
  const [ids, setIds] = useState<string[]>(() => list.map((_, index) => `k${index}`));
  return {
    ids,
    /** `arrange` does what else moving means. */
    move: (from: number, to: number, arrange: (list: T[]) => T[] = (same) => same) => {
      setIds(moved(ids, from, to));
      put(arrange(moved(list, from, to)));
    },
    change: (index: number, thing: T) => put(list.map((one, at) => (at === index ? thing : one))),
    remove: (index: number) => {
      setIds(ids.filter((_, at) => at !== index));
      put(list.filter((_, at) => at !== index));
    },
    add: (thing: T): string => {
      const id = `k${next}`;
      setNext(next + 1);
      setIds([...ids, id]);
      put([...list, thing]);
      return id;
    },
  };
}
