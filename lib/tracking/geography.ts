import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Place, Shapes } from './rules/draw-route';
import { japanesePlace } from './rules/japanese-places';
import type { NamedStop } from './rules/parcel-route';
import { placeKey, shorterName } from './rules/place-key';

const FOLDER = '.geography';
const file = (name: string) => path.join(process.cwd(), FOLDER, name);

type Town = { region: string; inhabitants: number; at: Place };
const lists = new Map<string, string>();

/** The list of a country, as the build step left it; empty where it has not run or nobody lives. */
function listOf(country: string): string {
  let list = lists.get(country);
  if (list === undefined) {
    const from = file(`towns-${country}.tsv`);
    list = existsSync(from) ? `\n${readFileSync(from, 'utf8')}` : '';
    lists.set(country, list);
  }
  return list;
}

/** All towns of a key, the largest first. */
function townsOf(country: string, key: string): Town[] {
  const list = key ? listOf(country) : '';
  const start = `\n${key}\t`;
  const towns: Town[] = [];
  for (let at = list.indexOf(start); at >= 0; at = list.indexOf(start, at + 1)) {
    const [region = '', inhabitants, longitude, latitude] = list
      .slice(at + start.length, list.indexOf('\n', at + 1))
      .split('\t');
    const place = { longitude: Number(longitude), latitude: Number(latitude) };
    towns.push({ region, inhabitants: Number(inhabitants), at: place });
  }
  return towns;
}

/** The one town that is meant; null where several could be. */
function theOne(towns: readonly Town[], region: string | null): Place | null {
  const named = towns.filter((town) => region !== null && town.region === region);
  // A region in the list's own letters that has no such town means another town.
  if (
    named.length === 0 &&
    region &&
    towns.some((town) => /^[A-Z]{2}$/.test(town.region)) &&
    /^[A-Z]{2}$/.test(region)
  ) {
    return null;
  }
  const [first, second] = named.length > 0 ? named : towns;
  if (!first) return null;
  const plainly = !second || (first.inhabitants >= 100_000 && first.inhabitants >= 20 * second.inhabitants);
  return plainly ? first.at : null;
}

/** Beyond these a number is no place on this earth; 0, 0 is what systems write that know none. */
const isPlace = (latitude: number, longitude: number): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);

/**
 * Where on the earth a place lies: by its own coordinates, else the one town of that name in its country (and region,
 * where it names one as GeoNames codes it). Null where nobody knows for sure; never a guess.
 */
export function locate({ city, region, country, latitude, longitude }: NamedStop['place']): Place | null {
  if (typeof latitude === 'number' && typeof longitude === 'number' && isPlace(latitude, longitude)) {
    return { latitude, longitude };
  }
  const name = city?.slice(0, 80).trim();
  if (!name || !country || !/^[A-Z]{2}$/.test(country)) return null;
  if (country === 'JP') {
    const [north, east] = japanesePlace(name, region ?? null) ?? [];
    if (north !== undefined && east !== undefined) return { latitude: north, longitude: east };
  }
  const listed = townsOf(country, placeKey(name, country));
  const towns = listed.length > 0 ? listed : townsOf(country, placeKey(shorterName(name), country));
  return theOne(towns, region?.trim().toUpperCase() ?? null);
}

let shapes: Shapes | null | undefined;

/** Coastlines and borders as the build step left them; null where it has not run. */
export function geographyShapes(): Shapes | null {
  if (shapes === undefined) {
    const from = file('shapes.json');
    shapes = existsSync(from) ? (JSON.parse(readFileSync(from, 'utf8')) as Shapes) : null;
  }
  return shapes;
}
