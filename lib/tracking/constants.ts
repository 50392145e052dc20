/** How far back a shop learns from its deliveries, and from how many of them at most: seasons change, and so do couriers. */
export const LEARNING_DAYS = 180;
export const LEARNING_PARCELS = 20_000;
