import { Icon } from './icons';
import { keepTogether } from './keep-together';
import { Money, MoneyLines } from './money';
import type { MoneyView } from './types';

/** What comes back, at the foot of every step: one sum that opens into its lines. */
export function WizardSum({
  money,
  howCounted,
  note,
  locale,
}: {
  money: MoneyView;
  howCounted: string;
  /** That what is chosen on this very step is not counted yet. */
  note?: string | null;
  locale: string;
}) {
  return (
    <details className="sum" id="sum">
      <summary>
        {!money.isEven && <span className="sum-label">{money.label}</span>}
        <strong className="sum-amount">
          {money.isEven ? <span className="money-even">{money.label}</span> : <Money amount={money.amount} />}
          <Icon name="chevron" className="icon chevron" />
        </strong>
        {(note ?? money.when) && <span className="sum-when">{keepTogether(note ?? money.when ?? '', locale)}</span>}
        <span className="sr-only">{howCounted}</span>
      </summary>
      <MoneyLines lines={money.lines} />
    </details>
  );
}
