import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ParcelCard } from '@/lib/console/types';
import { Timeline } from '../layout/timeline';
import { NoteEditor } from './note-editor';

const SHOWN = 3;

/** One parcel: where it is, every date beside whoever gave it, the words the shopper reads, and its scans. */
export function ParcelPanel({
  shop,
  orderId,
  parcel,
  mayWrite,
}: {
  shop: string;
  orderId: string;
  parcel: ParcelCard;
  mayWrite: boolean;
}) {
  const newest = parcel.scans.slice(0, SHOWN);
  const older = parcel.scans.slice(SHOWN);
  return (
    <Panel
      id={`parcel-${parcel.id}`}
      title={parcel.title}
      action={
        <span className="flex flex-wrap items-center gap-2.5">
          <Badge tone={parcel.badge.tone}>{parcel.badge.label}</Badge>
          {parcel.state && <span className="text-sm text-muted">{parcel.state}</span>}
        </span>
      }
    >
      <div className="grid gap-5">
        <p className="-mt-2 grid justify-items-start gap-0.5 text-sm text-muted">
          <span>{parcel.goods.join(', ')}</span>
          <Link href={`/console/${shop}/shipments/${parcel.id}`} className={textLink}>
            Everything about this parcel
          </Link>
          {parcel.trackingNumber && (
            <span className="break-all tabular-nums">
              {parcel.trackingHref ? (
                <a href={parcel.trackingHref} target="_blank" rel="noreferrer" className={textLink}>
                  {parcel.trackingNumber} <span aria-hidden="true">↗</span>
                </a>
              ) : (
                parcel.trackingNumber
              )}
            </span>
          )}
        </p>
        {!parcel.isReturn && (
          <NoteEditor
            shop={shop}
            orderId={orderId}
            shipmentId={parcel.id}
            label="Say something about this parcel"
            note={parcel.note}
            mayWrite={mayWrite}
          />
        )}
        {parcel.dates.length > 0 && (
          <table className="w-full text-sm">
            <caption className="sr-only">Dates, and who gave them</caption>
            <tbody>
              {parcel.dates.map((date) => (
                <tr key={date.label} className="border-t border-line first:border-t-0">
                  <th scope="row" className="py-1.5 pr-4 text-left font-normal text-muted">
                    {date.label}
                  </th>
                  <td className="py-1.5 pr-4 font-medium tabular-nums">
                    {date.text}
                    {date.wasText && (
                      <>
                        {' '}
                        <s className="font-normal text-muted">
                          <span className="sr-only">was </span>
                          {date.wasText}
                        </s>
                      </>
                    )}
                  </td>
                  <td className="py-1.5 text-right text-muted">{date.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {parcel.scans.length === 0 ? (
          <p className="text-sm text-muted">No scan yet.</p>
        ) : (
          <div>
            <Timeline entries={newest} />
            {older.length > 0 && (
              <details>
                <summary className="text-sm font-semibold">{older.length} more</summary>
                <div className="pt-4">
                  <Timeline entries={older} />
                </div>
              </details>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
