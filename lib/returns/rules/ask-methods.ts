import type { MethodView } from '@/components/storefront/flow-types';
import { formatMoney } from '@/lib/core/money';
import type { ReturnSettings } from '../types';
import { draftQuote, stepFacts } from './draft-quote';
import { askQuote, dateWords, localLabel, type WizardFacts, type WizardWords, wantedLines } from './wizard-facts';

const METHOD_ICONS: Record<string, MethodView['icon']> = {
  label: 'label',
  qr: 'qr',
  drop_off: 'post',
  in_store: 'shop',
  pickup: 'pickup',
  own_courier: 'post',
  no_return: 'keep',
};

/** Ways that end at a counter. */
const HANDED_IN = ['qr', 'drop_off', 'in_store', 'label'];
/** Ways on which the counter is the choice itself; a labelled parcel is taken at any. */
const CHOOSES_PLACE = ['drop_off', 'in_store'];

/** Counters that serve a method. */
export const placesFor = (settings: ReturnSettings, method: { code: string; type: string }) =>
  HANDED_IN.includes(method.type)
    ? (settings.places ?? []).filter(
        (place) => place.methods?.includes(method.code) ?? CHOOSES_PLACE.includes(method.type),
      )
    : [];

/** Step four: ways back that every line may take, each with what it costs and what there is to choose about it. */
export function askMethods(facts: WizardFacts, options: WizardWords): MethodView[] {
  const lines = wantedLines(facts);
  const methods = draftQuote(facts, options.now)?.methods ?? [];
  const dates = dateWords(facts, options);
  const { details } = facts.draft;
  return methods.map((method) => {
    // The fee as it would really be taken: waived, capped or not.
    const fee = askQuote(facts, options.now, lines, method.code).money.method_fee;
    const own = facts.quoteFacts.policy.methods.find((one) => one.code === method.code);
    const isChosen = facts.draft.method === method.code;
    const places = CHOOSES_PLACE.includes(method.type) ? placesFor(facts.settings, method) : [];
    return {
      code: method.code,
      label: own?.label
        ? localLabel(own.label, options.locale, method.code)
        : options.t(`returns.method.${method.type}`),
      fee: fee.amount > 0 ? formatMoney(fee, options.locale) : options.t('returns.wizard.free'),
      isFree: fee.amount === 0,
      detail: options.t(`returns.methodDetail.${method.type}`),
      icon: METHOD_ICONS[method.type] ?? 'post',
      checked: isChosen,
      places: places.map((place, index) => ({
        code: place.code,
        name: place.name,
        address: [place.address, [place.postal_code, place.city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
        hours: place.hours ?? null,
        checked: isChosen && details?.place ? details.place === place.code : index === 0,
      })),
      pickups: method.type === 'pickup' ? pickups(facts, options, dates) : [],
    };
  });
}

/** The days, and where the shop names windows each of them: "Thursday, 09:00–12:00". */
function pickups(facts: WizardFacts, options: WizardWords, dates: ReturnType<typeof dateWords>) {
  const days = stepFacts(facts, options.now).pickup?.days ?? [];
  const windows = facts.settings.pickup?.windows.length ? facts.settings.pickup.windows : [null];
  const chosen = [facts.draft.details?.pickup_on, facts.draft.details?.pickup_window].filter(Boolean).join(' ');
  return days.flatMap((day) =>
    windows.map((window) => {
      const value = [day, window].filter(Boolean).join(' ');
      return {
        value,
        label: window ? `${dates.long(day)}, ${window.replace('-', '–')}` : dates.long(day),
        selected: value === chosen,
      };
    }),
  );
}
