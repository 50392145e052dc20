import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import PostalMime, { type Email } from 'postal-mime';

/** Every mail that was written for an address, oldest first. Without SMTP the server keeps mails as `.eml` files. */
export async function mailsTo(address: string): Promise<Email[]> {
  const root = join(process.env.PORCHLIGHT_DATA_DIR ?? '', 'mail');
  const names = await readdir(root, { recursive: true }).catch(() => []);
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .map(async (name) => PostalMime.parse(await readFile(join(root, name)))),
  );
  return mails
    .filter((mail) => mail.to?.some((to) => to.address === address))
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
}

/** Waits for a mail to an address with a subject, and answers it. */
export async function mailTo(address: string, subject: RegExp): Promise<Email> {
  let found: Email | undefined;
  await expect
    .poll(
      async () => {
        const mails = await mailsTo(address);
        found = mails.find((mail) => subject.test(mail.subject ?? ''));
        return found ? found.subject : mails.map((mail) => mail.subject);
      },
      { message: `a mail to ${address}`, timeout: 20_000 },
    )
    .toMatch(subject);
  if (!found) throw new Error('unreachable');
  return found;
}
