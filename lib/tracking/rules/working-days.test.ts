import { describe, expect, it } from 'vitest';
import { addWorkingDays, workingDaysBetween } from './working-days';

describe('working days', () => {
  it('skip weekends and the holidays of the country', () => {
    expect(addWorkingDays('2026-11-24', 3, 'DE')).toBe('2026-11-27');
    expect(addWorkingDays('2026-11-24', 3, 'US')).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-27', 1, 'DE')).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-28', 1, 'DE')).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-24', 0, 'DE')).toBe('2026-11-24');
  });

  it('are counted after the first day, up to and with the last', () => {
    expect(workingDaysBetween('2026-11-20', '2026-11-24', 'DE')).toBe(2);
    expect(workingDaysBetween('2026-11-24', '2026-11-20', 'DE')).toBe(0);
    expect(workingDaysBetween('0001-01-01', '9999-12-31', 'DE')).toBeLessThan(400);
  });
});
