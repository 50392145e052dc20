import { Action } from './button';
import type { PickableItemView } from './flow-types';
import { Picture } from './picture';
import type { Frame } from './types';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/**
 * Step one: what goes back, by its picture. Fields: `line` (one value per ticked line id) and `quantity.{id}`.
 * What cannot come back is said with its reason and a way on.
 */
export function ItemPicker({
  frame: { t },
  items,
  parcel,
}: {
  frame: Frame;
  items: PickableItemView[];
  /** What to post for sharing another return's parcel; null: there is none. */
  parcel?: string | null;
}) {
  const open = items.filter((item) => !item.refusal);
  const refused = items.filter((item) => item.refusal);
  return (
    <>
      <ul className="picker">
        {open.map((item) => (
          <li key={item.id} className="pick">
            <label className="pick-card">
              <input
                type="checkbox"
                name="line"
                value={item.id}
                id={`line-${item.id}`}
                defaultChecked={item.picked > 0}
              />
              <Picture src={item.imageUrl} alt="" />
              <span className="pick-words">
                <span className="item-title">{item.title}</span>
                <span className="item-facts">
                  {item.variant && <span>{item.variant}</span>}
                  {item.price && <span>{item.price}</span>}
                </span>
                {item.returnNote && <span className="item-return">{item.returnNote}</span>}
                {item.notes?.map((note) => (
                  <span key={note} className="item-facts">
                    {note}
                  </span>
                ))}
              </span>
            </label>
            {item.returnable > 1 && (
              <label className="pick-quantity">
                <span>{t('wizard.howMany')}</span>
                <span className="select">
                  <select name={`quantity.${item.id}`} defaultValue={item.picked || 1}>
                    {upTo(item.returnable).map((quantity) => (
                      <option key={quantity} value={quantity}>
                        {quantity}
                      </option>
                    ))}
                  </select>
                </span>
                <span>{t('wizard.ofQuantity', { quantity: item.returnable })}</span>
              </label>
            )}
            {item.split !== null && (
              <label className="pick-split">
                <input type="checkbox" name={`split.${item.id}`} value="1" defaultChecked={item.split} />
                <span>{t('wizard.split')}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
      {parcel && (
        <label className="choice">
          <input type="checkbox" name="parcel" value={parcel} defaultChecked />
          <span>{t('wizard.shareParcel')}</span>
        </label>
      )}
      {refused.length > 0 && (
        <section className="panel refused" aria-labelledby="refused">
          <h2 id="refused">{t('wizard.cannot')}</h2>
          <ul>
            {refused.map((item) => (
              <li key={item.id}>
                <Picture src={item.imageUrl} alt="" />
                <div>
                  <p className="item-title">{item.title}</p>
                  <p>{item.refusal?.sentence}</p>
                  {item.refusal?.instead && <p>{item.refusal.instead}</p>}
                  {item.refusal?.offer && <Action action={item.refusal.offer} kind="link" />}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
