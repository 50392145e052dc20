import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  assignCasesAction,
  closeCasesAction,
  noteCaseAction,
  remedyCaseAction,
  setDueAction,
  writeShoppersAction,
} from '@/lib/cases/actions';
import type { CaseKind, CaseSort, CaseView, OwnerFilter, Remedy } from '@/lib/cases/constants';
import type { CaseList, ShipmentDetail } from '@/lib/cases/types';
import { ConsoleFailure, readJson, sayFailure, unwrap } from '../layout/failures';
import { POLL, STALE } from '../layout/query-times';

export type CaseSearch = { view: CaseView; kind: CaseKind | null; owner: OwnerFilter; sort: CaseSort; q: string };

const keys = {
  list: (shop: string, query: CaseSearch) => [shop, 'shipments', 'list', query] as const,
  detail: (shop: string, id: string) => [shop, 'shipments', 'detail', id] as const,
};

/** A query as an address says it; what is the usual is left out. */
export const searchOf = ({ view, kind, owner, sort, q }: CaseSearch): Record<string, string> => ({
  ...(view !== 'open' && { view }),
  ...(kind && { kind }),
  ...(owner !== 'anyone' && { owner }),
  ...(sort !== 'pain' && { sort }),
  ...(q && { q }),
});

export function useCaseList(shop: string, query: CaseSearch, first: CaseList) {
  return useInfiniteQuery({
    queryKey: keys.list(shop, query),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...searchOf(query), ...(pageParam && { cursor: pageParam }) });
      return readJson<CaseList>(`/api/console/${shop}/shipments?${search}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: STALE.list,
    refetchInterval: POLL.list,
  });
}

export function useShipment(shop: string, first: ShipmentDetail) {
  return useQuery({
    queryKey: keys.detail(shop, first.id),
    queryFn: ({ signal }) => readJson<ShipmentDetail>(`/api/console/${shop}/shipments/${first.id}`, signal),
    initialData: first,
    staleTime: STALE.detail,
    refetchInterval: POLL.list,
  });
}

export type CaseDeed =
  | { verb: 'assign'; caseIds: string[]; ownerId: string | null }
  | { verb: 'due'; caseIds: string[]; due: string | null }
  | { verb: 'close'; caseIds: string[]; outcome: 'solved' | 'nothing_to_do'; note?: string }
  | { verb: 'write'; caseIds: string[]; text: string; onPage: boolean }
  | { verb: 'note'; caseId: string; note: string }
  | { verb: 'remedy'; caseId: string; remedy: Remedy; note?: string };

const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count} ${more}`);

/** Does it, and says what was done. */
async function perform(shop: string, deed: CaseDeed): Promise<string> {
  switch (deed.verb) {
    case 'assign': {
      const { caseIds, ownerId } = deed;
      const { changed } = unwrap(await assignCasesAction({ shop, caseIds, ownerId }));
      if (changed === 0) return 'Nothing had to change.';
      return ownerId === null ? many(changed, 'Let go.', 'let go.') : many(changed, 'Given.', 'given.');
    }
    case 'due': {
      const { caseIds, due } = deed;
      const set = await setDueAction({ shop, caseIds, due });
      if (set.status === 'error' && set.details.reason === 'passed')
        throw new ConsoleFailure('INVALID', {}, 'That time has passed.');
      const { changed } = unwrap(set);
      if (changed === 0) return 'Nothing had to change.';
      return due === null ? 'No longer due at a time.' : many(changed, 'Its due time is set.', 'due times are set.');
    }
    case 'close': {
      const { caseIds, outcome, note } = deed;
      const { closed } = unwrap(await closeCasesAction({ shop, caseIds, outcome, note }));
      return many(closed, 'Closed.', 'closed.');
    }
    case 'write': {
      const { caseIds, text, onPage } = deed;
      const { written } = unwrap(await writeShoppersAction({ shop, caseIds, text, onPage }));
      return `${many(written, 'One message is', 'messages are')} on the way.`;
    }
    case 'note':
      unwrap(await noteCaseAction({ shop, caseId: deed.caseId, note: deed.note }));
      return 'Noted.';
    case 'remedy':
      unwrap(await remedyCaseAction({ shop, caseId: deed.caseId, remedy: deed.remedy, note: deed.note }));
      return 'Written down. It comes back when an answer may be expected.';
  }
}

/** The verbs of the queue, and what became of the last one in words to announce. */
export function useCaseVerbs(shop: string) {
  const client = useQueryClient();
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null);
  const mutation = useMutation({
    mutationFn: (deed: CaseDeed) => perform(shop, deed),
    onMutate: () => setSaid(null),
    onSuccess: (text) => setSaid({ tone: 'good', text }),
    onError: (error) => setSaid({ tone: 'bad', text: sayFailure(error) }),
    // The next press must find what is left.
    onSettled: () => client.invalidateQueries({ queryKey: [shop] }),
  });
  return { act: mutation.mutateAsync, isPending: mutation.isPending, said };
}
export type CaseVerbs = ReturnType<typeof useCaseVerbs>;
