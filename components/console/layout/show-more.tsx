import { Button } from '@/components/ui/button';

/** The end of a list that goes on. */
export function ShowMore({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  if (!list.hasNextPage) return null;
  return (
    <p className="pt-4 text-center">
      <Button onClick={() => list.fetchNextPage()} aria-disabled={list.isFetchingNextPage}>
        {list.isFetchingNextPage ? 'Fetching…' : 'Show more'}
      </Button>
    </p>
  );
}
