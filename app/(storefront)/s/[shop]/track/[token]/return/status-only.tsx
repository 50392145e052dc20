import { PageHead } from '@/components/storefront/page-head';
import { Shell } from '@/components/storefront/shell';
import type { OpenedWizard } from '@/lib/returns/loaders';

/** A link from a postcode or phone number may not send anything back; the email does. */
export function StatusOnly({ dress: { frame, words } }: Pick<OpenedWizard, 'dress'>) {
  return (
    <Shell frame={frame}>
      <div className="page">
        <PageHead title={words('returns.wizard.notFound')} lead={words('returns.wizard.statusOnly')} />
        <div className="actions">
          <a className="button" data-kind="primary" href={`${frame.links.home}/returns`}>
            {frame.t('lookUp.returnSubmit')}
          </a>
        </div>
      </div>
    </Shell>
  );
}
