import type { ReturnDetail } from '@/lib/console/types';

/** The account a shopper gave, to be copied into the shop's own bank. */
export function PaidTo({ account }: { account: NonNullable<ReturnDetail['account']> }) {
  return (
    <dl className="grid gap-2 rounded-card border border-line p-4">
      <div>
        <dt className="text-sm text-muted">Account holder</dt>
        <dd className="font-semibold break-words">{account.holder}</dd>
      </div>
      <div>
        <dt className="text-sm text-muted">Account, as they wrote it {account.given}</dt>
        <dd className="font-mono break-words select-all">{account.account}</dd>
      </div>
    </dl>
  );
}
