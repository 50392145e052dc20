import { ExpiredLinkPage } from '@/components/storefront/expired-link-page';
import { NotFoundPage } from '@/components/storefront/not-found-page';
import { PageHead } from '@/components/storefront/page-head';
import { Shell } from '@/components/storefront/shell';
import type { OpenedWizard } from '@/lib/returns/loaders';

/** Why a link does not lead into the wizard, in the shop's own house and with a way on. */
export function Refused({ dress, refusal, token }: OpenedWizard & { token: string }) {
  const { frame, brand, words } = dress;
  const { home } = frame.links;
  return (
    <Shell frame={frame}>
      {refusal === 'expired' && <ExpiredLinkPage frame={frame} action={`${home}/new-link`} token={token} />}
      {refusal === 'unknown' && <NotFoundPage frame={frame} lookUpHref={brand.shop.slug ? home : null} />}
      {refusal === 'status_only' && (
        <div className="page">
          <PageHead title={words('returns.wizard.notFound')} lead={words('returns.wizard.statusOnly')} />
          <div className="actions">
            <a className="button" data-kind="primary" href={`${home}/returns`}>
              {frame.t('lookUp.returnSubmit')}
            </a>
          </div>
        </div>
      )}
    </Shell>
  );
}
