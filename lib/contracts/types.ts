/** Working days a carrier promises between two places. Empty `to`: everywhere that no other row names. */
export type Lane = { from: string; to: string; days: number };

export type Contact = { label: string; name: string | null; email: string | null; phone: string | null };
