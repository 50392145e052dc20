import type { ShipmentDetail } from '@/lib/cases/types';
import { sayMoney } from '@/lib/console/rules/say-things';
import { sayDate } from '@/lib/console/rules/say-time';
import type { ContractView } from '@/lib/contracts/types';
import { dateAt } from '@/lib/core/local-date';
import type { ClaimKind } from '../constants';
import type { EvidencePack } from '../types';
import { CLAIM_KIND_WORDS } from './claim-words';

export type PackFacts = {
  shop: { name: string; timeZone: string };
  claim: {
    id: string;
    kind: ClaimKind;
    amount: number;
    currency: string;
    deadline: string | null;
    reference: string | null;
  };
  carrier: string;
  detail: ShipmentDetail;
  goods: { title: string; quantity: number; worth: number }[];
  contract: ContractView | null;
};

const HAPPENED: Record<ClaimKind, string> = {
  lost: 'It has not reached its recipient, and nobody could tell us where it is.',
  damaged: 'What was in it was damaged on the way.',
  late: 'It came later than was agreed.',
};

const sayDay = (day: string, now: Date): string => sayDate(new Date(`${day}T12:00:00Z`), 'UTC', now);

/** Days are said without their year where it is this one; a letter must say which. */
function asOf(now: Date, zone: string): string {
  const today = dateAt(now.getTime(), zone);
  return `${today}, clocks of ${zone}; days without a year are of ${today.slice(0, 4)}`;
}

/** Everything a carrier asks for before it pays, in the order in which its people read. */
export function evidencePack({ shop, claim, carrier, detail, goods, contract }: PackFacts, now: Date): EvidencePack {
  const amount = sayMoney(claim);
  const total = goods.reduce((sum, line) => sum + line.worth, 0);
  const money = (value: number) => sayMoney({ amount: value, currency: claim.currency });
  const handedOver = detail.dates.find(({ label }) => label === 'Handed over');
  const isLimited = claim.amount < total;
  return {
    title: `Claim for ${CLAIM_KIND_WORDS[claim.kind].toLowerCase()}: parcel ${detail.trackingNumber ?? detail.order.number}`,
    statement: [
      `${shop.name} claims ${amount} from ${carrier} for parcel ${detail.trackingNumber ?? '(no number)'}${
        handedOver ? `, handed over ${handedOver.text}` : ''
      }. ${HAPPENED[claim.kind]}`,
      isLimited
        ? `The goods cost ${money(total)}; by our agreement you are liable up to ${amount}.`
        : `That is what the goods cost.`,
      claim.deadline ? `This claim is made within the agreed time, which ends ${sayDay(claim.deadline, now)}.` : '',
    ].filter(Boolean),
    parties: [
      { label: 'Claimant', text: shop.name },
      { label: 'Carrier', text: [carrier, detail.service].filter(Boolean).join(', ') },
      ...(contract?.values.account ? [{ label: 'Account', text: contract.values.account }] : []),
      { label: 'Recipient', text: [...new Set([detail.customer.name, ...detail.customer.address])].join(', ') },
    ],
    parcel: [
      { label: 'Tracking number', text: detail.trackingNumber ?? 'none' },
      { label: 'Our order', text: detail.order.number },
      { label: 'Our claim', text: claim.id },
      ...(claim.reference ? [{ label: 'Your reference', text: claim.reference }] : []),
      { label: 'Last known state', text: detail.declared.folded },
      { label: 'As of', text: asOf(now, shop.timeZone) },
    ],
    goods: goods.map((line) => ({ title: line.title, quantity: String(line.quantity), worth: money(line.worth) })),
    sum: money(total),
    dates: detail.dates.map(({ label, text, source }) => ({ label, text, source })),
    terms: (contract?.facts ?? []).filter(({ label }) =>
      ['In transit', 'Leaves the same day', 'Liable up to', 'Claim'].includes(label),
    ),
    scans: detail.scans
      .filter((scan) => !scan.marks.includes('of another number'))
      .map(({ meaning, words, code, place, local, instant, source, received }) => ({
        meaning,
        words,
        code,
        place,
        local,
        instant,
        source,
        received,
      })),
  };
}

/** The pack as plain text, exact to the letter in every script. */
export function packText(pack: EvidencePack): string {
  const rows = (list: { label: string; text: string }[]) => list.map(({ label, text }) => `${label}: ${text}`);
  return [
    pack.title,
    '',
    ...pack.statement,
    '',
    ...rows(pack.parties),
    '',
    ...rows(pack.parcel),
    '',
    'GOODS',
    ...pack.goods.map(({ title, quantity, worth }) => `${quantity} x ${title}: ${worth}`),
    `Together: ${pack.sum}`,
    '',
    'DATES',
    ...pack.dates.map(({ label, text, source }) => `${label}: ${text} (${source})`),
    '',
    'AGREED',
    ...rows(pack.terms),
    '',
    'SCANS, NEWEST FIRST',
    ...pack.scans.map((scan) =>
      [
        scan.local ? `${scan.local} there` : null,
        scan.instant ? `${scan.instant} here` : null,
        scan.meaning,
        scan.words && `"${scan.words}"`,
        scan.code && `[${scan.code}]`,
        scan.place,
        `${scan.source}, received ${scan.received}`,
      ]
        .filter(Boolean)
        .join(' | '),
    ),
    '',
  ].join('\n');
}
