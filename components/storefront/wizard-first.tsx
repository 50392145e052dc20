import type { SendsFirstView, StockWishView } from './flow-types';
import { Icon } from './icons';

/** Which travels first. Field: `sends_first`; `asks_first` says that it was asked. */
export function SendsFirst({ view }: { view: SendsFirstView }) {
  return (
    <section className="panel question sends-first" id="sends-first">
      <input type="hidden" name="asks_first" value="1" />
      <fieldset className="choices">
        <legend>{view.legend}</legend>
        {view.choices.map(({ value, label, detail, checked }) => (
          <label key={value} className="choice">
            <input type="radio" name="sends_first" value={value} defaultChecked={checked} />
            <span className="place">
              <span>{label}</span>
              <span className="place-more">{detail}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="sends-first-note">
        <Icon name="card" />
        <span>{view.note}</span>
      </p>
    </section>
  );
}

/** Enter means "go on": the first button of a form is what Enter presses, and the wishes below have buttons of their own. */
export const EnterGoesOn = () => <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />;

/** What is sold out, each with the wish to be told. A button of the step's own form: what was chosen so far is kept. */
export function StockWish({ view }: { view: StockWishView }) {
  return (
    <details className="stock-wish" open={view.isOpen}>
      <summary>{view.title}</summary>
      <ul>
        {view.choices.map(({ variantId, isAsked, said, label }) => (
          <li key={variantId}>
            {said && (
              <span className="stock-said" role="status">
                <Icon name="check" />
                {said}
              </span>
            )}
            <button
              type="submit"
              className="button"
              data-kind="link"
              name={isAsked ? 'untell' : 'tell'}
              value={variantId}
              formNoValidate
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <p className="place-more">{view.once}</p>
    </details>
  );
}
