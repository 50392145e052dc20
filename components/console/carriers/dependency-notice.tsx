import Link from 'next/link';
import { Notice } from '@/components/ui/notice';

/** Said on the first screens: so much goes with one carrier that the shop depends on it, and what level that has passed. */
export function DependencyNotice({
  shop,
  found,
}: {
  shop: string;
  found: readonly { carrier: string; isWarning: boolean; text: string }[];
}) {
  if (found.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone={found.some(({ isWarning }) => isWarning) ? 'warn' : 'info'}>
        <p>
          {found.map(({ text }) => text).join(' ')}{' '}
          <Link href={`/console/${shop}/carriers`} className="font-semibold underline">
            Have another ready
          </Link>
        </p>
      </Notice>
    </div>
  );
}
