import { type Day, momentAt } from '@/lib/tracking/rules/calendar';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';

/** By when the shop answers: so many working days from today on its own clocks. */
export const answerDay = (now: Date, workingDays: number, zone: string): Day =>
  addWorkingDays(momentAt(now.getTime(), zone)?.day ?? now.toISOString().slice(0, 10), workingDays, null);
