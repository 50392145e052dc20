import type { CarrierRequest } from './constants';
import type { Scorecard } from './rules/scorecard-words';

/** Working days a carrier promises between two places. Empty `to`: everywhere that no other row names. */
export type Lane = { from: string; to: string; days: number };

export type Contact = { label: string; name: string | null; email: string | null; phone: string | null };

export type ContractValues = {
  carrier: string;
  service: string;
  lanes: Lane[];
  cutOff: string | null;
  liability: { amount: number; currency: string } | null;
  claimDays: { lost: number | null; damaged: number | null; late: number | null };
  contacts: Contact[];
  requests: CarrierRequest[];
  holidays: string[];
  account: string | null;
  note: string | null;
};

export type ContractView = {
  id: string;
  /** The service it is for. */
  title: string;
  facts: { label: string; text: string }[];
  values: ContractValues;
};

export type LinkView = { id: string; text: string; detail: string };

/** Everything about carriers beside each other. */
export type CarriersPage = {
  days: number;
  scorecard: Scorecard;
  /** Carriers the shop has a contract with. */
  known: { carrier: string; name: string; text: string }[];
  links: LinkView[];
  claims: { open: number; text: string };
  mayWrite: boolean;
};

export type CarrierPage = {
  carrier: string;
  name: string;
  days: number;
  scorecard: Scorecard;
  contracts: ContractView[];
  services: string[];
  links: LinkView[];
  currency: string;
  digits: number;
  mayWrite: boolean;
};
