const START = 'exchange:';

/** What the parcel of an exchange is called until the shop ships it. */
export const plannedParcelId = (returnNumber: string): string => `${START}${returnNumber}`;

/** As a pattern of SQL's `like`. */
export const PLANNED_PARCELS = `${START}%`;

type Units = { externalId: string; quantity: number };

/**
 * Whether a parcel that is told of is one that stood there in plan: what is in it is planned, and could not be sent
 * beside it. Told without its lines it is, where nothing else is left to send.
 * @param open units of each line that are in no parcel, planned ones included among the parcels
 */
export function takesPlannedPlace(
  told: readonly Units[] | null,
  planned: readonly Units[],
  open: readonly { externalId: string; open: number }[],
): boolean {
  const left = (id: string) => open.find((line) => line.externalId === id)?.open ?? 0;
  if (told === null || told.length === 0) return open.every((line) => line.open <= 0);
  return (
    told.every((line) => planned.some((one) => one.externalId === line.externalId)) &&
    told.some((line) => left(line.externalId) < line.quantity)
  );
}
