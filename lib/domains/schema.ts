import { z } from 'zod';

/** Which shop's console it came from: a selector that the gate proves, never an authority. */
const shop = z.string().max(63);
export const addDomainInput = z.strictObject({ shop, host: z.string().trim().min(1, 'Write the name.').max(260) });
export const domainInput = z.strictObject({ shop, id: z.uuid() });

const name = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, 'Write a domain like example.com.');
export const checkSenderInput = z.strictObject({
  shop,
  domain: name,
  selector: z
    .string()
    .trim()
    .regex(/^[\w-]{0,63}(\.[\w-]{1,63})*$/, 'A selector is a short word like “s1”.')
    .transform((text) => text || null),
});
