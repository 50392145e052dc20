/** Where a return stands in the queue, in the order in which it is worked. */
export const RETURN_PLACES = ['waiting', 'travelling', 'arrived', 'refund', 'done'] as const;
export type ReturnPlace = (typeof RETURN_PLACES)[number];

export const RETURN_TABS = [...RETURN_PLACES, 'all'] as const;
export type ReturnTab = (typeof RETURN_TABS)[number];

/** Tabs that are worked from the oldest; the others are read from the newest. */
export const QUEUE_TABS: readonly ReturnTab[] = ['waiting', 'travelling', 'arrived', 'refund'];

export const ORDER_FILTERS = ['all', 'trouble', 'moving', 'unshipped', 'delivered', 'returns', 'cancelled'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** Rows of a console list at a time. */
export const ROWS = 25;

/** Names are looked for among so many of the newest orders; numbers, addresses and parcels among all. */
export const NAMES_SEARCHED = 20_000;

/** The console is written in this language; its dates are said in the shop's zone. */
export const CONSOLE_LOCALE = 'en';
