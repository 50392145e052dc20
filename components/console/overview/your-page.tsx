import Link from 'next/link';
import { buttonClasses } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { Overview } from '@/lib/console/types';

/** What a shopper sees at this moment, small enough to glance at. */
export function YourPage({ page }: { page: Overview['page'] }) {
  return (
    <Panel id="page" title="Your page now">
      <div className="grid justify-items-center gap-4">
        <div className="h-[24.5rem] w-[13.5rem] overflow-hidden rounded-[1.5rem] border-[5px] border-ink bg-sunken">
          <iframe
            src={page.frame}
            title="A shopper’s page as it looks now"
            loading="lazy"
            tabIndex={-1}
            inert
            className="h-[46.2rem] w-[24.375rem] origin-top-left scale-[0.5282] border-0"
          />
        </div>
        <p className="text-sm text-muted">{page.published ? `Published ${page.published}` : 'Not published yet'}</p>
        <div className="grid w-full grid-cols-2 gap-2">
          <Link href={page.edit} className={buttonClasses('plain', 'px-2')}>
            Edit brand
          </Link>
          <a href={page.href} target="_blank" rel="noreferrer" className={buttonClasses('plain', 'px-2')}>
            Walk it <span aria-hidden="true">↗</span>
          </a>
        </div>
      </div>
    </Panel>
  );
}
