import { REMIND_EXPIRY_DAYS } from '../constants';

const DAY_MS = 86_400_000;

/** When something is due about a return that is to be handed over: a reminder, where there is a day for it; else its end. */
export function expiryMoment(expiresAt: Date, now: Date): Date {
  const reminder = new Date(expiresAt.getTime() - REMIND_EXPIRY_DAYS * DAY_MS);
  return reminder.getTime() > now.getTime() + DAY_MS ? reminder : expiresAt;
}
