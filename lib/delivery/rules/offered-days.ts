import { requestSheet } from '@/lib/carriers/rules/request-sheet';
import { addDeliveryDays } from '@/lib/tracking/rules/delivery-days';
import { DAYS_OFFERED, type SentRoad } from '../constants';
import type { OptionFacts } from '../types';

const USUAL_WITHIN = 10;

/**
 * The days a shopper may choose instead, earliest first: days on which the carrier delivers there, after the day by which it
 * has answered, later than the day it would come anyway, and within what it offers.
 */
export function offeredDays(
  { carrier, country, today, expected, answerDay, agreement }: OptionFacts,
  road: SentRoad,
): string[] {
  const calendar = { country, weekdays: null, closed: agreement?.holidays ?? [] };
  const first = addDeliveryDays(answerDay[road], 1, calendar);
  const last = addDeliveryDays(today, requestSheet(carrier)?.withinDays ?? USUAL_WITHIN, calendar);
  const days: string[] = [];
  for (let day = first; day <= last && days.length < DAYS_OFFERED; day = addDeliveryDays(day, 1, calendar)) {
    if (expected === null || day > expected) days.push(day);
  }
  return days;
}
