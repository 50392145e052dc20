import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { locate } from './geography';
import { routeMap } from './route-map';
import type { NamedStop } from './rules/parcel-route';

const stop = (
  city: string,
  country: string | null,
  state: NamedStop['state'],
  region: string | null = null,
): NamedStop => ({
  label: city,
  state,
  place: { city, region, country },
});
const find = (city: string, country: string | null, region: string | null = null) => locate({ city, region, country });

beforeAll(() => {
  execFileSync(process.execPath, ['--import', 'tsx', 'bin/build-geography.ts']);
}, 120_000);

describe('locate', () => {
  it.each([
    ['Köln', 'KOELN', 'DE'],
    ['München', 'Munich', 'DE'],
    ['Nürnberg', 'NUERNBERG', 'DE'],
    ['Freiburg', 'Freiburg im Breisgau', 'DE'],
    ['Wien', 'Vienna', 'AT'],
    ['Kyoto', '京都市', 'JP'],
  ])('knows %s and %s as one place', (one, other, country) => {
    const [a, b] = [find(one, country), find(other, country)];
    expect(a).not.toBeNull();
    expect(Math.abs((a?.latitude ?? 0) - (b?.latitude ?? 99))).toBeLessThan(0.05);
  });

  it('reads a ward as its city and one of the twenty-three as Tokyo', () => {
    expect(find('横浜市中区', 'JP')).toEqual(find('横浜市', 'JP'));
    expect(find('世田谷区', 'JP', '東京都')).toEqual(find('東京都', 'JP'));
    expect(find('中央区', 'JP')).toBeNull();
  });

  it('guesses nothing', () => {
    expect(find('Springfield', 'US')).toBeNull();
    expect(find('Neustadt', 'DE')).toBeNull();
    expect(find('Springfield', 'US', 'IL')?.latitude).toBeCloseTo(39.8, 1);
    expect(find('Omaha', 'US', 'ZZ')).toBeNull();
    for (const odd of ['', ' ', '__proto__', '\u0000', '\t', 'Hub 7', '<script>', 'x'.repeat(10_000)]) {
      expect(find(odd, 'DE')).toBeNull();
    }
    for (const odd of [null, '', 'de', '../..', 'XX', 'Germany']) expect(find('Leipzig', odd)).toBeNull();
  });

  it('takes coordinates that can be and no others', () => {
    const at = (latitude: number, longitude: number) =>
      locate({ city: 'Leipzig', region: null, country: null, latitude, longitude });
    expect(at(51.3, 12.4)).toEqual({ latitude: 51.3, longitude: 12.4 });
    for (const [latitude, longitude] of [
      [0, 0],
      [91, 0],
      [0, 181],
      [Number.NaN, 1],
    ] as const) {
      expect(at(latitude, longitude)).toBeNull();
    }
  });
});

const ROUTES: Record<string, NamedStop[]> = {
  'to Potsdam': [stop('Hamburg', 'DE', 'passed'), stop('Leipzig', 'DE', 'here'), stop('Potsdam', 'DE', 'ahead')],
  'across an ocean': [stop('Shenzhen', 'CN', 'passed'), stop('Leipzig', 'DE', 'here')],
  'across the date line': [stop('Auckland', 'NZ', 'passed'), stop('Suva', 'FJ', 'here'), stop('Apia', 'WS', 'ahead')],
  'along fjords': [stop('Oslo', 'NO', 'passed'), stop('Bergen', 'NO', 'here'), stop('Tromsø', 'NO', 'ahead')],
  'half around the earth': [stop('Auckland', 'NZ', 'passed'), stop('Madrid', 'ES', 'here')],
  inland: [stop('Denver', 'US', 'passed', 'CO'), stop('Omaha', 'US', 'here', 'NE')],
};

/** Where a path goes, from its steps. */
function pointsOf(path: string): [number, number][][] {
  return path.split('M').flatMap((ring) => {
    const numbers = [...ring.matchAll(/-?\d+/g)].map(Number);
    let [x, y] = [0, 0];
    const points: [number, number][] = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      [x, y] = [x + (numbers[at] ?? 0), y + (numbers[at + 1] ?? 0)];
      points.push([x, y]);
    }
    return points.length ? [points] : [];
  });
}

/** By the even-odd rule, as it is filled. */
function isLand(path: string, x: number, y: number): boolean {
  let inside = false;
  for (const ring of pointsOf(path)) {
    ring.forEach(([ax, ay], at) => {
      const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    });
  }
  return inside;
}

describe('routeMap', () => {
  it.each(Object.entries(ROUTES))('draws the way %s within its frame and weight', (_name, stops) => {
    const map = routeMap(stops);
    if (!map) throw new Error('no map');
    expect(JSON.stringify(map).length).toBeLessThan(3_400);
    expect(map.land).toMatch(/^(M-?\d+ -?\d+l[-\d ]+z)+$/);
    const numbers = `${map.passed}${map.ahead}`.match(/-?\d+/g) ?? [];
    expect(numbers.map(Number).every((n) => n >= 0 && n <= map.width)).toBe(true);
    for (const { x, y, label } of map.stops) {
      expect(x > 0 && x < map.width && y > 0 && y < map.height).toBe(true);
      if (label) expect(label.x > 0 && label.x < map.width && label.y > 0 && label.y < map.height).toBe(true);
    }
    expect(map.stops.some(({ label, state }) => label && state === 'here')).toBe(true);
  });

  it('puts what is inland on land, and the sea beside it', () => {
    const north = routeMap(ROUTES['to Potsdam'] ?? []);
    const south = routeMap(ROUTES['across the date line'] ?? []);
    if (!north || !south) throw new Error('no map');
    for (const { x, y } of north.stops.slice(1)) expect(isLand(north.land, x, y)).toBe(true);
    // The Fiji Basin, half way between Auckland and Suva.
    const [from, to] = south.stops;
    expect(isLand(south.land, ((from?.x ?? 0) + (to?.x ?? 0)) / 2, ((from?.y ?? 0) + (to?.y ?? 0)) / 2)).toBe(false);
  });

  it('leaves out what nobody can find, and draws nothing of one place', () => {
    const [first, second] = ROUTES['to Potsdam'] ?? [];
    if (!first || !second) throw new Error('no stops');
    expect(routeMap([first, stop('Hub 7', 'DE', 'passed'), second])?.stops).toHaveLength(2);
    expect(routeMap([stop('Hub 7', 'DE', 'passed'), second])).toBeNull();
    expect(routeMap([second, { ...second, state: 'ahead' }])).toBeNull();
    expect(routeMap([])).toBeNull();
  });
});
