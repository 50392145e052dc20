/** What is left of a lot, in minor units. */
export type OpenLot = { id: string; left: number; isBonus: boolean; expiresAt: Date | null };

export type Draw = { lotId: string; amount: number; isBonus: boolean };
