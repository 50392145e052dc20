import type { Contact } from '@/lib/contracts/types';

/** Labels of whoever sees to deliveries, in the languages that agreements are written in. */
const SEES_TO_IT = /deliver|dispatch|dispo|reroute|request|zustell|umleit|配達|配送|توصيل|تسليم/i;

/** Who at the carrier is written to about a delivery: whoever's label says so, else the first with a mail address. */
export function requestContact(contacts: readonly Contact[]): { name: string | null; email: string } | null {
  const written = contacts.flatMap(({ label, name, email }) => (email ? [{ label, name, email }] : []));
  const found = written.find(({ label }) => SEES_TO_IT.test(label)) ?? written[0];
  return found ? { name: found.name, email: found.email } : null;
}
