import type { PickableItemView } from '@/components/storefront/flow-types';
import type { QuoteLine } from '../types';
import { MOST_PARTS } from './apply-answers';
import { itemNotes } from './item-notes';
import { availableCount, openUnitBook, outboundShipments } from './unit-book';
import { askLine, dateWords, type WizardFacts, type WizardWords } from './wizard-facts';

/** Step one: each line of the order with how many can come back, or why none can. */
export function pickItems(facts: WizardFacts, options: WizardWords): PickableItemView[] {
  const { quoteFacts, draft } = facts;
  const book = openUnitBook(quoteFacts.order, outboundShipments(quoteFacts), quoteFacts.returned);
  const dates = dateWords(facts, options);
  return facts.items.map((item) => {
    const units = book.get(item.externalId);
    const [line] = askLine(facts, options.now, { line_external_id: item.externalId, quantity: 1 }).lines;
    const isOpen = line !== undefined && line.verdict !== 'ineligible';
    const until = line?.return_by ? dates.read(line.return_by) : null;
    const chosen = draft.lines.filter((one) => one.line_id === item.id);
    const returnable = isOpen && units ? availableCount(units, draft.kind === 'withdrawal') : 0;
    return {
      ...item,
      returnNote: isOpen && until ? options.t('returns.wizard.returnUntil', { date: dates.long(until.day) }) : null,
      returnable,
      picked: chosen.reduce((sum, one) => sum + one.quantity, 0),
      split: returnable > 1 && returnable <= MOST_PARTS ? chosen.some((one) => one.part !== undefined) : null,
      notes: isOpen ? itemNotes(facts, item.externalId, options) : [],
      refusal: isOpen ? null : refusal(line, facts, options, dates),
    };
  });
}

function refusal(
  line: QuoteLine | undefined,
  facts: WizardFacts,
  { t }: WizardWords,
  dates: ReturnType<typeof dateWords>,
) {
  const reason = line?.reasons[0];
  const code = reason && t.has(`returns.refusal.${reason.code}`) ? reason.code : 'other';
  const until = reason?.until ? dates.read(reason.until) : null;
  const known = code === 'window_closed' && !until ? 'other' : code;
  const instead = t.has(`returns.instead.${known}`) ? t(`returns.instead.${known}`) : null;
  const contact = facts.links.contact;
  return {
    sentence: t(`returns.refusal.${known}`, { date: until ? dates.long(until.day) : '' }),
    instead,
    offer: contact ? { label: t('returns.refusal.offer'), href: contact, method: 'get' as const } : null,
  };
}
