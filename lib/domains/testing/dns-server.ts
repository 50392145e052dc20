import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode } from 'dns-packet';

export type Zone = Record<string, { TXT?: string[]; CNAME?: string; A?: string[] } | 'silent'>;

/** A name server on this machine that knows one small zone; names it does not hold do not exist. */
export async function startDns(zone: Zone): Promise<{ address: string; zone: Zone; stop: () => void }> {
  const socket = createSocket('udp4');
  socket.on('message', (packet, from) => {
    const query = decode(packet);
    const question = query.questions?.[0];
    const entry = question && zone[question.name.toLowerCase()];
    if (!question || entry === 'silent') return;
    const { name } = question;
    const answers: Answer[] = [];
    if (entry && question.type === 'TXT') for (const data of entry.TXT ?? []) answers.push({ type: 'TXT', name, data });
    if (entry?.CNAME && question.type !== 'TXT') answers.push({ type: 'CNAME', name, data: entry.CNAME });
    if (entry && question.type === 'A') for (const data of entry.A ?? []) answers.push({ type: 'A', name, data });
    const reply = encode({
      type: 'response',
      id: query.id,
      // 3: the name does not exist (RFC 1035, 4.1.1); the library has no word for it in its types.
      flags: entry ? 0x8180 : 0x8183,
      questions: query.questions,
      answers,
    });
    socket.send(reply, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, zone, stop: () => socket.close() };
}
