import type { Actor } from '@/lib/core/context';

/** Whoever was given the goods and holds the gift's link: prices and buyer stay unseen, money becomes their credit. */
export const isRecipient = (actor: Actor): boolean => actor.type === 'shopper' && actor.scopes.includes('gift');
