import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailTransport } from '../types';
import { mailMessage } from './mail-message';

const ID = /^[0-9a-f-]{36}$/;

/** Where a mail lies below the data dir: `mail/{shop or staff}/{id}.eml`. Both ids are ours; anything else is refused. */
export function mailFile(shopId: string, id: string): string {
  if (!(ID.test(shopId) || shopId === 'staff') || !ID.test(id)) throw new Error('Not the id of a mail.');
  return join('mail', shopId, `${id}.eml`);
}

/** Writes each mail as a file instead of sending it, whole or not at all; sent again, it replaces itself. */
export function fileTransport(dataDir: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail(mailMessage(mail));
      const reference = mailFile(mail.shopId, mail.id);
      const path = join(dataDir, reference);
      await mkdir(join(dataDir, 'mail', mail.shopId), { recursive: true, mode: 0o700 });
      await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return { reference };
    },
    close: () => transport.close(),
  };
}

/** The file of a mail, or null where there is none on this machine. */
export async function readMailFile(dataDir: string, shopId: string, id: string): Promise<Buffer | null> {
  return readFile(join(dataDir, mailFile(shopId, id))).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Deletes the file of a mail, where there is one. */
export async function removeMailFile(dataDir: string, shopId: string, id: string): Promise<void> {
  await rm(join(dataDir, mailFile(shopId, id)), { force: true });
}
