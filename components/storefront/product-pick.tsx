import { HiddenFields, SubmitButton } from './button';
import type { ProductPickView } from './flow-types';
import { Icon } from './icons';
import { Money } from './money';
import { Picture } from './picture';
import type { Frame } from './types';
import type { FormTarget } from './wizard-frame';
import { AboutItem } from './wizard-reasons';

/** Anything of the shop, instead of one thing: its picture, its variants with what each costs more or less, a button. */
export function ProductPick({
  frame: { t },
  view,
  target,
  variantField,
}: {
  frame: Frame;
  view: ProductPickView;
  target: FormTarget;
  /** Name of the field that the chosen variant is posted as. */
  variantField: string;
}) {
  const posted = typeof target.action === 'string' ? { method: 'post' as const } : {};
  return (
    <div className="page wizard">
      <header className="page-head">
        <p className="page-reference">
          <a className="wizard-back" href={view.backHref}>
            <Icon name="back" className="icon flip" />
            {t('form.back')}
          </a>
        </p>
        <h1>{t('wizard.pickTitle')}</h1>
        <p className="lead">{t('wizard.pickLead')}</p>
        <AboutItem item={view.item} />
      </header>
      <search>
        <form className="pick-search" method="get" action={view.search.action}>
          <HiddenFields fields={view.search.hidden} />
          <label htmlFor="q" className="sr-only">
            {t('wizard.pickSearch')}
          </label>
          <input id="q" name="q" type="search" defaultValue={view.search.value} placeholder={t('wizard.pickSearch')} />
          <SubmitButton kind="quiet">{t('wizard.pickFind')}</SubmitButton>
        </form>
      </search>
      {view.products.length === 0 && <p role="status">{t('wizard.pickNone')}</p>}
      <ul className="picker products">
        {view.products.map((product) => (
          <li key={product.id} className="product">
            <form action={target.action} {...posted}>
              <HiddenFields fields={target.hidden} />
              <Picture src={product.imageUrl} alt="" />
              <h2 className="item-title">{product.title}</h2>
              <label className="sr-only" htmlFor={`v-${product.id}`}>
                {t('wizard.chooseVariant')}
              </label>
              <span className="select">
                <select
                  id={`v-${product.id}`}
                  name={variantField}
                  defaultValue={product.variants.find((variant) => variant.selected)?.id}
                >
                  {product.variants.map((variant) => (
                    <option key={variant.id} value={variant.id} disabled={variant.disabled}>
                      {variant.label}
                    </option>
                  ))}
                </select>
              </span>
              {product.variants.length === 1 && product.variants[0] && (
                <p className="item-facts">
                  <Money amount={product.variants[0].difference} />
                </p>
              )}
              <SubmitButton kind="quiet">
                {t('wizard.pickThis')}
                <span className="sr-only">: {product.title}</span>
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
      {view.moreHref && (
        <p>
          <a className="button" data-kind="quiet" href={view.moreHref}>
            {t('wizard.pickMore')}
          </a>
        </p>
      )}
    </div>
  );
}
