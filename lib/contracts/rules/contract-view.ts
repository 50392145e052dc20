import { sayMoney } from '@/lib/console/rules/say-things';
import type { CarrierRequest } from '../constants';
import type { ContractRow } from '../queries/list-contracts';
import type { Contact, ContractView, Lane } from '../types';
import { sayCountry } from './scorecard-words';

export const REQUEST_WORDS: Record<CarrierRequest, string> = {
  redeliver: 'Deliver again',
  change_address: 'Change the address',
  hold_at_point: 'Hold it at a counter',
  safe_place: 'Leave it in a safe place',
  neighbour: 'Give it to a neighbour',
  instructions: 'Pass on what to look out for',
  return_to_sender: 'Send it back',
  intercept: 'Stop it on the way',
  proof_of_delivery: 'Prove the delivery',
  search: 'Search for it',
};

/** "Germany to Austria: 2 working days" */
export const sayLane = ({ from, to, days }: Lane): string =>
  `${from ? sayCountry(from) : 'Anywhere'} to ${to ? sayCountry(to) : 'anywhere'}: ${days} working ${days === 1 ? 'day' : 'days'}`;

const sayContact = ({ label, name, email, phone }: Contact): string =>
  `${label}: ${[name, email, phone].filter(Boolean).join(', ') || 'nothing noted'}`;

const sayDays = (days: number | null): string | null =>
  days === null ? null : `${days} ${days === 1 ? 'day' : 'days'}`;

/** A contract as sentences, beside the values its form begins with. */
export function contractView(row: ContractRow): ContractView {
  const liability =
    row.liabilityAmount === null || row.liabilityCurrency === null
      ? null
      : { amount: row.liabilityAmount, currency: row.liabilityCurrency };
  const windows = [
    ['loss', row.claimLostDays],
    ['damage', row.claimDamagedDays],
    ['delay', row.claimLateDays],
  ] as const;
  const claims = windows
    .flatMap(([what, days]) => (days === null ? [] : [`${what} within ${sayDays(days)}`]))
    .join(', ');
  const facts = [
    { label: 'In transit', text: row.lanes.map(sayLane).join('\n') },
    { label: 'Leaves the same day', text: row.cutOff ? `handed over by ${row.cutOff}` : '' },
    { label: 'Liable up to', text: liability ? sayMoney(liability) : '' },
    { label: 'Claim', text: claims },
    { label: 'On request', text: row.requests.map((code) => REQUEST_WORDS[code as CarrierRequest] ?? code).join(', ') },
    { label: 'Does not work on', text: row.holidays.join(', ') },
    { label: 'Account', text: row.account ?? '' },
    { label: 'Whom to ask', text: row.contacts.map(sayContact).join('\n') },
    { label: 'Note', text: row.note ?? '' },
  ];
  return {
    id: row.id,
    title: row.service || 'Every service',
    facts: facts.filter(({ text }) => text !== ''),
    values: {
      carrier: row.carrier,
      service: row.service,
      lanes: row.lanes,
      cutOff: row.cutOff,
      liability,
      claimDays: { lost: row.claimLostDays, damaged: row.claimDamagedDays, late: row.claimLateDays },
      contacts: row.contacts,
      requests: row.requests as CarrierRequest[],
      holidays: row.holidays,
      account: row.account,
      note: row.note,
    },
  };
}
