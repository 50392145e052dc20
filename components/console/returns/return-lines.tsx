import { Badge } from '@/components/ui/badge';
import { Thumb } from '@/components/ui/thumb';
import type { ReturnLineView } from '@/lib/console/types';
import { WhyList } from './why-list';

/** The goods with the shopper's own words and photos. */
export function ReturnLines({ lines }: { lines: ReturnLineView[] }) {
  return (
    <ul className="grid divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="grid grid-cols-[auto_minmax(0,1fr)] gap-4 py-4 first:pt-0 last:pb-0">
          <Thumb {...line.thumb} size="large" />
          <div className="grid content-start gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-semibold">
                {line.quantity > 1 && <span className="tabular-nums">{line.quantity} × </span>}
                {line.title}
              </p>
              <p className="font-semibold tabular-nums">{line.worth}</p>
            </div>
            {line.detail && <p className="-mt-1.5 text-sm text-muted">{line.detail}</p>}
            <p className="flex flex-wrap items-center gap-2">
              <span className="rounded-full bg-sunken px-2.5 py-0.5 text-sm font-medium">{line.resolution}</span>
              {line.reason && <span className="text-sm">{line.reason}</span>}
              {line.keepsItem && <span className="text-sm text-muted">nothing is sent back</span>}
            </p>
            {line.comment && (
              <blockquote className="border-l-2 border-lamp pl-3 font-display text-lg leading-snug">
                “{line.comment}”
              </blockquote>
            )}
            {line.answers.length > 0 && (
              <dl className="grid gap-1 text-sm">
                {line.answers.map(({ question, answer }) => (
                  <div key={question} className="flex flex-wrap gap-x-2">
                    <dt className="text-muted">{question}</dt>
                    <dd className="font-medium">{answer}</dd>
                  </div>
                ))}
              </dl>
            )}
            {line.photos.length > 0 && (
              <ul className="flex flex-wrap gap-2">
                {line.photos.map((photo, index) => (
                  <li key={photo}>
                    <a href={photo} target="_blank" rel="noreferrer">
                      <img
                        src={photo}
                        alt={`What they photographed, ${index + 1} of ${line.photos.length}`}
                        loading="lazy"
                        className="size-24 rounded-control border border-line object-cover"
                      />
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {line.received && (
              <Badge
                tone={line.received.includes('damaged') ? 'attention' : 'done'}
              >{`Checked in: ${line.received}`}</Badge>
            )}
            <WhyList why={line.why} of={line.title} />
          </div>
        </li>
      ))}
    </ul>
  );
}
