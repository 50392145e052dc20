import { redirect } from 'next/navigation';
import { ProductPick } from '@/components/storefront/product-pick';
import { answerStepAction } from '@/lib/returns/actions';
import { loadProductPick, type Wizard } from '@/lib/returns/loaders';

/** Anything of the shop instead of one thing; each choice is a plain form. */
export async function PickStep({
  wizard,
  pick,
  selector,
}: {
  wizard: Wizard;
  pick: { key: string; search: string; after: string | null };
  selector: { shop: string; token: string; lang: string | null };
}) {
  const { facts, dress } = wizard;
  const view = await loadProductPick(wizard, { ...pick, action: facts.links.pick(pick.key) });
  if (!view) redirect(facts.links.step('resolution'));
  return (
    <ProductPick
      frame={dress.frame}
      view={view}
      variantField={`variant.${pick.key}`}
      target={{
        action: answerStepAction,
        hidden: {
          shop: selector.shop,
          token: selector.token,
          step: 'resolution',
          version: String(facts.draft.version),
          only: pick.key,
          [`resolution.${pick.key}`]: 'exchange',
          ...(selector.lang ? { lang: selector.lang } : {}),
        },
      }}
    />
  );
}
