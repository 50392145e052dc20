import type { Stage } from '@/lib/branding/rules/block-schema';
import type { BlockFacts } from '@/lib/branding/rules/pick-blocks';
import type { ReturnStatus } from '@/lib/returns/constants';
import type { PageScope, Tone } from '@/lib/tracking/types';

const STAGE: Record<Tone, Stage> = {
  calm: 'preparing',
  moving: 'on_the_way',
  today: 'today',
  attention: 'trouble',
  problem: 'trouble',
  done: 'delivered',
};

type OrderPart = {
  country: string | null;
  tags: readonly string[];
  channel: string | null;
  isFirst: boolean;
  categories: readonly (string | null)[];
};

/** What blocks may ask of whoever reads a page of an order: a reader who may not see the order learns nothing of it by them. */
const about = (order: OrderPart, scope: PageScope) => ({
  country: scope === 'status' ? null : order.country,
  tags: scope === 'full' ? order.tags : [],
  channel: scope === 'full' ? order.channel : null,
  categories: scope === 'status' ? [] : order.categories.filter((category) => category !== null),
  isFirstOrder: scope === 'full' ? order.isFirst : null,
});

export const orderBlockFacts = (input: {
  order: OrderPart;
  scope: PageScope;
  locale: string;
  /** Of the page's sentence. */
  tone: Tone;
  isCancelled: boolean;
}): BlockFacts => ({
  page: 'track',
  stage: input.isCancelled ? 'trouble' : STAGE[input.tone],
  locale: input.locale,
  ...about(input.order, input.scope),
});

const OVER: readonly ReturnStatus[] = ['completed', 'cancelled', 'expired', 'rejected'];

export const returnBlockFacts = (input: {
  order: OrderPart;
  /** A recipient of a gift reads of the goods, never of the buyer. */
  isRecipient: boolean;
  locale: string;
  status: ReturnStatus;
}): BlockFacts => ({
  page: 'return',
  stage: input.status === 'rejected' ? 'trouble' : OVER.includes(input.status) ? 'returned' : 'returning',
  locale: input.locale,
  ...about(input.order, input.isRecipient ? 'gift' : 'full'),
});
