import type { Money } from '@/lib/core/money';
import type { ReturnSettings } from '../types';
import { crossesBorder, customsItems, type ReturnGoods } from './label-request';

export type CustomsPapers = {
  /** CN 22 up to 2 kg and a small value, CN 23 beyond (Universal Postal Convention, regulations 20-001). */
  form: 'CN 22' | 'CN 23';
  items: {
    description: string;
    quantity: number;
    value: number;
    currency: string;
    weight: number;
    hsCode: string | null;
    origin: string | null;
  }[];
  total: Money;
  weight: number;
};

const SMALL_GRAMS = 2_000;
/** 300 special drawing rights, about 400 of the larger currencies; what counts minor units otherwise is on the safe side. */
const SMALL_VALUE = 400_00;

/** What customs is told of a return, or null where none is asked. Values are what was paid for the units that travel. */
export function customsPapers(input: {
  goods: readonly ReturnGoods[];
  settings: ReturnSettings;
  from: string | null;
}): CustomsPapers | null {
  const { goods, settings } = input;
  if (!crossesBorder(input.from, settings.address?.country)) return null;
  const items = customsItems(goods, settings.parcel?.weight ?? 1_000);
  const [first] = items;
  if (!first) return null;
  const total = items.reduce((sum, item) => sum + item.value, 0);
  const weight = items.reduce((sum, item) => sum + item.weight, 0);
  return {
    form: weight <= SMALL_GRAMS && total <= SMALL_VALUE ? 'CN 22' : 'CN 23',
    items: items.map((item) => ({ ...item, origin: item.origin ?? settings.address?.country ?? null })),
    total: { amount: total, currency: first.currency },
    weight,
  };
}
