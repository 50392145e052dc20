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
      <ul className="products">
        {view.products.map((product) => (
          <li key={product.id} className="product" data-gone={product.isGone || undefined}>
            <form action={target.action} {...posted}>
              <HiddenFields fields={target.hidden} />
              <Picture src={product.imageUrl} alt="" />
              <div className="product-words">
                <h2 className="item-title">{product.title}</h2>
                {product.worth && (
                  <p className="product-worth">
                    <Money amount={product.worth} />
                  </p>
                )}
              </div>
              {!product.isGone && (
                <>
                  <Variants product={product} field={variantField} label={t('wizard.chooseVariant')} />
                  <SubmitButton kind="quiet">
                    {t('wizard.pickThis')}
                    <span className="sr-only">: {product.title}</span>
                  </SubmitButton>
                </>
              )}
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

/** What there is of one product; a single one needs no list. */
function Variants({
  product,
  field,
  label,
}: {
  product: ProductPickView['products'][number];
  field: string;
  label: string;
}) {
  const [only, ...others] = product.variants;
  if (only && others.length === 0)
    return (
      <p className="product-variant">
        <input type="hidden" name={field} value={only.id} />
        {only.label}
      </p>
    );
  return (
    <span className="select">
      <select
        name={field}
        aria-label={`${label}: ${product.title}`}
        defaultValue={product.variants.find((variant) => variant.selected)?.id}
      >
        {product.variants.map((variant) => (
          <option key={variant.id} value={variant.id} disabled={variant.disabled}>
            {variant.label}
          </option>
        ))}
      </select>
    </span>
  );
}
