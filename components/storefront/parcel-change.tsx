import type { ParcelChangeView, ParcelRequestView } from '@/lib/tracking/types';
import { Icon } from './icons';
import { StatusBadge } from './status-badge';

/** What was asked of the courier, and how it stands. */
export function ParcelRequest({ request }: { request: ParcelRequestView }) {
  return (
    <div className="parcel-request" data-tone={request.tone}>
      <StatusBadge tone={request.tone} label={request.label} />
      <p className="parcel-wish">{request.wish}</p>
      <p>{request.text}</p>
      {request.answer && (
        <p className="parcel-answer">
          <span>{request.answer.title}: </span>
          <q>{request.answer.text}</q>
        </p>
      )}
    </div>
  );
}

/** The way to another day, place or address for one parcel, and what was asked last. */
export function ParcelChange({ change }: { change: ParcelChangeView | null }) {
  if (!change) return null;
  return (
    <div className="parcel-change">
      {change.request && <ParcelRequest request={change.request} />}
      <a className="button" data-kind="quiet" href={change.open.href}>
        <Icon name="swap" />
        <span>{change.open.label}</span>
      </a>
    </div>
  );
}
