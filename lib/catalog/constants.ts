/** A wish to be told of stock is kept so long; later it is another season's. */
export const STOCK_ALERT_DAYS = 90;
