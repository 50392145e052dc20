import { buttonClasses } from '@/components/ui/button';
import { PorchlightMark } from './porchlight-mark';

/** Nothing here, for anyone who is not a shopper. */
export function MissingPage({ href, label }: { href: string; label: string }) {
  return (
    <main className="grid min-h-[70dvh] place-items-center p-6">
      <div className="grid max-w-md justify-items-start gap-4">
        <PorchlightMark size={40} />
        <h1 className="text-3xl font-medium">There is nothing at this address</h1>
        <p className="text-muted">It may have moved, or it belongs to a shop you are not a member of.</p>
        <a href={href} className={buttonClasses('primary')}>
          {label}
        </a>
      </div>
    </main>
  );
}
