import type { Metadata } from 'next';
import Link from 'next/link';
import { BrandEditor } from '@/components/console/branding/brand-editor';
import { buttonClasses } from '@/components/ui/button';
import { staffPage } from '@/lib/auth/load-staff';
import { loadBrandEditor } from '@/lib/branding/loaders';

export const metadata: Metadata = { title: 'Branding' };

export default async function Page({ params }: { params: Promise<{ shop: string }> }) {
  const gate = await staffPage((await params).shop);
  const editor = await loadBrandEditor(gate, gate.membership.slug);
  return (
    <div className="grid gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <h1 className="text-3xl font-medium">Your house</h1>
          <p className="max-w-prose text-muted">
            What shoppers see while they wait, and when they send something back. Nothing changes for them until you
            publish.
          </p>
        </div>
        <Link href={`/console/${gate.membership.slug}/branding/walk`} className={buttonClasses('plain')}>
          Walk the journey
        </Link>
      </header>
      <BrandEditor {...editor} />
    </div>
  );
}
