/**
 * SQL of whether a scan can be of the parcel it was told of, as `isOfThisParcel` decides it (lib/carriers/rules/parcel-start.ts).
 * `e` is the row of tracking_events, `s` its shipment, `o` the order of that.
 */
const SINCE = `coalesce(s.labelled_at - interval '48 hours',
    case when e.tracking_key is not null then o.placed_at - interval '720 hours' end, timestamptz '0001-01-02 00:00Z')`;

export const THIS_PARCEL = `case when e.occurred_at is not null then e.occurred_at >= ${SINCE}
    else e.local_time is null or left(e.local_time, 10) >= to_char((${SINCE} - interval '24 hours') at time zone 'UTC', 'YYYY-MM-DD') end`;
