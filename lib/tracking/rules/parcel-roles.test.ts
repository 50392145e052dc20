import { describe, expect, it } from 'vitest';
import type { ShipmentFacts } from '../types';
import { parcelRoles } from './parcel-roles';
import { facts, line, shipment } from './testing/order-facts';

const boots = (quantity: number) => [{ lineId: 'boots', quantity }];
const at = (day: number) => `2026-11-${day}T10:00:00Z`;
const lost = { status: 'exception', subStatus: 'lost' } as const;
const arrived = { status: 'delivered', subStatus: null } as const;

function roles(shipments: Partial<ShipmentFacts>[], quantity = 1, returning = false) {
  const found = parcelRoles(
    facts({
      order: { lines: [line({ id: 'boots', quantity })] },
      shipments: shipments.map((over, index) => shipment({ id: `s${index}`, shippedAt: at(10 + index), ...over })),
      returns: returning ? [{ number: 'R-1', status: 'approved', href: '/r', createdAt: at(20) }] : [],
    }),
  );
  return shipments.map((_, index) => {
    const role = found.get(`s${index}`);
    return role?.replaced ? 'replaced' : role?.exchanged ? 'exchanged' : role?.role;
  });
}

describe('parcelRoles', () => {
  it('takes an order in halves for what it is', () => {
    expect(roles([{ lines: boots(1) }, { lines: boots(1) }], 2)).toEqual(['first', 'first']);
    expect(roles([{ lines: boots(1), ...lost }, { lines: boots(1) }], 2)).toEqual(['first', 'first']);
  });

  it('knows a lost parcel by the one that follows it, in whatever order they are told', () => {
    expect(roles([{ lines: boots(1), ...lost }, { lines: boots(1) }])).toEqual(['replaced', 'replacement']);
    expect(
      roles([
        { lines: boots(1), shippedAt: at(20) },
        { lines: boots(1), shippedAt: at(11), ...lost },
      ]),
    ).toEqual(['replacement', 'replaced']);
  });

  it('does not call a lost parcel replaced when nothing follows it, or only another that was lost', () => {
    expect(roles([{ lines: boots(1), ...lost }])).toEqual(['first']);
    expect(
      roles([
        { lines: boots(1), ...lost },
        { lines: boots(1), ...lost },
      ]),
    ).toEqual(['first', 'replacement']);
  });

  it('tells an exchange from a replacement by what arrived and is being sent back', () => {
    expect(roles([{ lines: boots(1), ...arrived }, { lines: boots(1) }], 1, true)).toEqual(['exchanged', 'exchange']);
    expect(roles([{ lines: boots(1), ...arrived }, { lines: boots(1) }], 1, false)).toEqual(['first', 'replacement']);
  });

  it('knows the parcel of an exchange before it sets out, also where it holds a part of what came', () => {
    const both = [...boots(1), { lineId: 'care', quantity: 1 }];
    const planned = { lines: boots(1), shippedAt: null, events: [] };
    expect(roles([{ lines: both, ...arrived }, planned], 1, true)).toEqual(['exchanged', 'exchange']);
  });

  it('makes nothing of parcels whose contents nobody named', () => {
    expect(roles([{ lines: [], ...lost }, { lines: [] }])).toEqual(['first', 'first']);
  });
});
