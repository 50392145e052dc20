/** A postal address as lines for people to read; what is unknown is left out. */
export const addressLines = (address: Record<string, string | null | undefined> | null): string[] =>
  address
    ? [
        address.name,
        address.line1,
        address.line2,
        [address.postal_code, address.city].filter(Boolean).join(' '),
        [address.region, address.country].filter(Boolean).join(', '),
      ].filter((line): line is string => Boolean(line))
    : [];
