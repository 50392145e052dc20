import type { Remedy } from '@/lib/cases/constants';
import type { ClaimKind } from '@/lib/claims/constants';
import { type ContractWrite, contractWrite } from '@/lib/contracts/schema';
import type { DemoShop } from '../pictures/catalog-types';

/** What was done about a story's parcel, in hours after its case began. */
export type Deed = {
  story: string;
  take?: number;
  done?: { after: number; remedy?: Remedy; note?: string }[];
  claim?: { kind: ClaimKind; sent?: string };
};

export const DESK_DEEDS: Record<DemoShop, Deed[]> = {
  ahlbeck: [
    {
      story: 'at-nine-days',
      take: 2,
      done: [
        { after: 3, remedy: 'ask_courier', note: 'The hub searches its cages. They call back by Friday.' },
        { after: 50, note: 'Nobody called. Asked for the shift leader.' },
      ],
    },
    { story: 'at-damaged', take: 1, claim: { kind: 'damaged' } },
  ],
  duskhound: [
    { story: 'dh-lost', claim: { kind: 'lost', sent: 'LC-228-4471' } },
    { story: 'dh-quiet', take: 1 },
  ],
  asagiri: [
    {
      story: 'ag-customs',
      take: 2,
      done: [{ after: 4, remedy: 'send_papers', note: 'Invoice and declaration of origin sent to the broker.' }],
    },
  ],
};

const contract = (members: Partial<ContractWrite> & { carrier: string }): ContractWrite =>
  contractWrite.parse({
    service: '',
    lanes: [],
    cutOff: null,
    liability: null,
    claimDays: { lost: null, damaged: null, late: null },
    contacts: [],
    requests: [],
    holidays: [],
    account: null,
    note: null,
    ...members,
  });

export const DEMO_CONTRACTS: Record<DemoShop, ContractWrite[]> = {
  ahlbeck: [
    contract({
      carrier: 'dhl_de',
      lanes: [
        { from: 'DE', to: 'DE', days: 2 },
        { from: 'DE', to: 'AT', days: 3 },
        { from: 'DE', to: '', days: 5 },
      ],
      cutOff: '15:30',
      liability: { amount: 50_000, currency: 'EUR' },
      claimDays: { lost: 180, damaged: 7, late: null },
      contacts: [
        { label: 'Claims', name: 'Frau Yilmaz', email: 'schaden@paket.test', phone: null },
        { label: 'Zustellung', name: 'Zustellbasis Lübeck', email: 'zustellung@paket.test', phone: '+49 30 23125 022' },
      ],
      requests: [
        'change_address',
        'hold_at_point',
        'safe_place',
        'neighbour',
        'instructions',
        'search',
        'proof_of_delivery',
      ],
      account: '62 2017 4410',
    }),
    contract({
      carrier: 'dpd',
      lanes: [{ from: 'DE', to: 'DE', days: 2 }],
      cutOff: '16:00',
      liability: { amount: 52_000, currency: 'EUR' },
      claimDays: { lost: 60, damaged: 7, late: 21 },
      contacts: [{ label: 'Claims', name: null, email: 'reklamation@dpd.test', phone: '+49 30 23125 014' }],
      requests: ['redeliver', 'change_address', 'intercept', 'search'],
    }),
  ],
  duskhound: [
    contract({
      carrier: 'usps',
      lanes: [{ from: 'US', to: 'US', days: 4 }],
      cutOff: '14:00',
      liability: { amount: 10_000, currency: 'USD' },
      claimDays: { lost: 60, damaged: 60, late: null },
      contacts: [{ label: 'Claims', name: null, email: 'claims@usps.test', phone: null }],
      requests: ['redeliver', 'hold_at_point', 'intercept', 'search'],
    }),
    contract({
      carrier: 'ups',
      lanes: [{ from: 'US', to: 'US', days: 3 }],
      cutOff: '17:00',
      liability: { amount: 10_000, currency: 'USD' },
      claimDays: { lost: 60, damaged: 60, late: 15 },
      contacts: [
        { label: 'Account manager', name: 'Dana Whitfield', email: 'dana@ups.test', phone: '+1 303 555 0142' },
      ],
      requests: ['change_address', 'hold_at_point', 'return_to_sender', 'intercept', 'proof_of_delivery'],
      account: '4A71F2',
    }),
  ],
  asagiri: [
    contract({
      carrier: 'akebono_bin',
      lanes: [{ from: 'JP', to: 'JP', days: 1 }],
      cutOff: '17:00',
      liability: { amount: 300_000, currency: 'JPY' },
      claimDays: { lost: 14, damaged: 14, late: 14 },
      contacts: [{ label: 'お客様窓口', name: null, email: 'madoguchi@akebono.test', phone: null }],
      requests: ['redeliver', 'change_address', 'hold_at_point', 'return_to_sender'],
      holidays: ['2027-01-01'],
    }),
  ],
};
