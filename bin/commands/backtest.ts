import { eq } from 'drizzle-orm';
import { shops } from '@/db/schema/shops';
import { systemGate } from '@/lib/auth/system';
import { newId } from '@/lib/core/ids';
import { dateAt } from '@/lib/core/local-date';
import { LEARNING_DAYS } from '@/lib/tracking/constants';
import { listPastDeliveries } from '@/lib/tracking/queries/list-past-deliveries';
import { type Backtest, backtestEstimates } from '@/lib/tracking/rules/backtest-estimates';
import { DELIVERIES_TO_LEARN_FROM } from '@/lib/tracking/rules/learn-lanes';
import type { Command } from '../command-io';
import { readOptions, withOwner } from '../with-owner';

/** More parcels than these are judged by their newest. */
const MOST_PARCELS = 200_000;
const DAY = 86_400_000;

/**
 * Holds the dates that Porchlight learns against a shop's own deliveries: how often they came true and how wide they
 * were, each parcel dated from what was known before it alone. The table goes to the screen, the numbers to stdout.
 */
export const run: Command['run'] = async (args, io) => {
  const options = readOptions(args, ['shop'], ['days']);
  const days = options.days === undefined ? 180 : Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 3_650) throw new Error('--days takes a number from 1 to 3650');
  const now = new Date();
  const result = await withOwner(async (db) => {
    const [shop] = await db
      .select({ id: shops.id, zone: shops.timeZone })
      .from(shops)
      .where(eq(shops.slug, options.shop));
    if (!shop) throw new Error(`There is no shop "${options.shop}".`);
    const ctx = { ...systemGate(shop.id, 'backtest'), db, now, requestId: newId() };
    // What teaches reaches further back than what is judged.
    const since = new Date(now.getTime() - (days + LEARNING_DAYS) * DAY);
    const parcels = await listPastDeliveries(ctx, { since, limit: MOST_PARCELS });
    return backtestEstimates(parcels, dateAt(now.getTime() - days * DAY, shop.zone));
  });
  io.say(table(options.shop, result));
  io.print(result);
  return 0;
};

const percent = (rate: number | null): string => (rate === null ? '–' : `${(100 * rate).toFixed(1)} %`);
const number = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

function table(shop: string, { parcels, from, to, sources, undated, learned_from, carriers }: Backtest): string {
  if (parcels === 0) return `${shop}: no parcel has arrived in that time, so there is nothing to hold dates against.`;
  const rows = [
    ['', 'dated', 'don’t know yet', 'hit', 'by the last day', 'before the first', 'days wide', 'days missed by'],
    ...Object.entries(sources).map(([source, one]) => [
      source,
      `${one.dated} (${percent(one.dated / parcels)})`,
      `${parcels - one.dated} (${percent(1 - one.dated / parcels)})`,
      percent(one.hit_rate),
      percent(one.on_time_rate),
      percent(one.early_rate),
      number(one.width_days),
      number(one.missed_by_days),
    ]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return [
    `${shop}: ${parcels} parcels handed over from ${from} to ${to}, each dated from the deliveries before it`,
    '',
    ...rows.map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    `A lane is learned from ${DELIVERIES_TO_LEARN_FROM} deliveries on; before that it has no date. ${undated} of ${parcels} had none from anyone: their page said “we don’t know yet”.`,
    ...learned_from.map(({ lane, dated, hit_rate }) => `learned by ${lane}: ${dated}, hit ${percent(hit_rate)}`),
    ...carriers.map(
      (one) => `${one.carrier}: ${one.dated}, hit ${percent(one.hit_rate)}, ${number(one.width_days)} days wide`,
    ),
  ].join('\n');
}
