import { eveningIn } from '@/lib/cases/rules/severity';
import { ADAPTER_ANSWER_HOURS, type SentRoad } from '../constants';

/** By when the carrier should have answered something sent at `sentAt`: what pages promise and cases are opened by. */
export const answerDue = (road: SentRoad, sentAt: Date, zone: string): Date =>
  road === 'adapter' ? new Date(sentAt.getTime() + ADAPTER_ANSWER_HOURS * 3_600_000) : eveningIn(1, sentAt, zone);
