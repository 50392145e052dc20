import { Panel } from '@/components/ui/panel';
import type { EvidencePack } from '@/lib/claims/types';

/** The evidence as it is printed, to be read before it is sent. */
export function EvidenceView({ pack, photos }: { pack: EvidencePack; photos: number }) {
  return (
    <Panel id="evidence" title="What they will read">
      <article className="grid gap-6 rounded-control border border-line bg-ground p-5 sm:p-7">
        <header className="grid gap-3">
          <p className="font-display text-2xl leading-tight break-words">{pack.title}</p>
          {pack.statement.map((sentence) => (
            <p key={sentence} className="max-w-prose">
              {sentence}
            </p>
          ))}
        </header>
        <Facts rows={[...pack.parties, ...pack.parcel]} />
        <Part title="What was in it">
          <table className="w-full text-sm">
            <tbody>
              {pack.goods.map((line) => (
                <tr key={line.title} className="border-b border-line">
                  <td className="py-1.5 pr-3 whitespace-nowrap tabular-nums">{line.quantity} ×</td>
                  <td className="w-full py-1.5 pr-3">{line.title}</td>
                  <td className="py-1.5 text-right tabular-nums">{line.worth}</td>
                </tr>
              ))}
              <tr className="font-semibold">
                <td />
                <td className="py-1.5 pr-3">Together</td>
                <td className="py-1.5 text-right tabular-nums">{pack.sum}</td>
              </tr>
            </tbody>
          </table>
        </Part>
        <Part title="Dates, and who gave them">
          <Facts rows={pack.dates.map((date) => ({ label: date.label, text: `${date.text} (${date.source})` }))} />
        </Part>
        {pack.terms.length > 0 && (
          <Part title="What was agreed">
            <Facts rows={pack.terms} />
          </Part>
        )}
        <Part title={`Every scan, newest first (${pack.scans.length})`}>
          <ol className="grid gap-2 text-sm">
            {pack.scans.map((scan, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed list, never sorted anew
              <li key={index} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
                <span className="text-muted tabular-nums">{scan.local ?? scan.instant ?? 'no time given'}</span>
                <span className="break-words">
                  {[scan.meaning, scan.place].filter(Boolean).join(', ')}
                  {scan.words && (
                    <>
                      : <q>{scan.words}</q>
                    </>
                  )}
                  {scan.code && ` [${scan.code}]`}
                </span>
              </li>
            ))}
          </ol>
        </Part>
        {photos > 0 && (
          <p className="text-sm text-muted">{photos === 1 ? 'One photo follows.' : `${photos} photos follow.`}</p>
        )}
      </article>
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Facts({ rows }: { rows: { label: string; text: string }[] }) {
  return (
    <dl className="grid gap-1 text-sm">
      {rows.map((row) => (
        <div key={row.label} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="text-muted">{row.label}</dt>
          <dd className="break-words whitespace-pre-line">{row.text}</dd>
        </div>
      ))}
    </dl>
  );
}
