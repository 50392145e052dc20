import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeMail } from '../compose-mail';
import { mailFacts } from '../testing/mail-facts';
import { fileTransport, mailFile, readMailFile, removeMailFile } from './file-transport';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'porchlight-mail-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

it('writes a mail as one file that reads back, and replaces it when it is sent again', async () => {
  const mail = await composeMail(mailFacts(), new Date('2026-11-25T12:00:00Z'));
  const transport = fileTransport(dataDir);
  await transport.send(mail);
  const { reference } = await transport.send({ ...mail, subject: 'Once more' });
  expect(reference).toBe(`mail/${mail.shopId}/${mail.id}.eml`);
  expect(await readdir(join(dataDir, 'mail', mail.shopId))).toEqual([`${mail.id}.eml`]);
  const read = await PostalMime.parse((await readMailFile(dataDir, mail.shopId, mail.id)) ?? '');
  expect(read).toMatchObject({ subject: 'Once more', messageId: mail.messageId });
  expect(read.html?.trim()).toBe(mail.html.trim());
  for (let twice = 0; twice < 2; twice++) await removeMailFile(dataDir, mail.shopId, mail.id);
  expect(await readMailFile(dataDir, mail.shopId, mail.id)).toBeNull();
});

it('knows no file of an unknown mail, and no way out of its folder', async () => {
  const id = '019a0000-0000-7000-8000-000000000099';
  expect(await readMailFile(dataDir, id, id)).toBeNull();
  for (const hostile of ['../../etc/passwd', '..', '', `${id}/..`, `${id}.eml`]) {
    expect(() => mailFile(hostile, id)).toThrow();
    expect(() => mailFile(id, hostile)).toThrow();
  }
});
