import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatabaseInUse, type EmbeddedDatabase, startEmbedded } from './embedded';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];

function folder(name = 'data') {
  const parent = mkdtempSync(join(tmpdir(), 'porchlight-db-'));
  folders.push(parent);
  return join(parent, name);
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Another process that starts the database and says so on stdout. */
function starter(dataDir: string, options: object = {}): { child: ChildProcess; said: Promise<string> } {
  const code = `import('${root}db/embedded.ts').then(({ startEmbedded }) =>
    startEmbedded(process.argv[1], ${JSON.stringify(options)}).then(
      () => { console.log('started'); setInterval(() => {}, 1000); },
      (error) => { console.log(error.name); process.exit(1); }))`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', code, dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = new Promise<string>((heard) => {
    let words = '';
    child.stdout?.on('data', (chunk) => {
      words += chunk;
      if (words.includes('\n')) heard(words.trim());
    });
    child.on('close', () => heard(words.trim()));
  });
  return { child, said };
}

async function eventually(check: () => Promise<boolean>) {
  for (;;) {
    if (await check().catch(() => false)) return;
    await new Promise((later) => setTimeout(later, 30));
  }
}

afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe('one data dir, from first start to last stop', { timeout: 60_000 }, () => {
  const dataDir = folder();
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    database = await startEmbedded(dataDir, { exclusive: true });
  }, 60_000);
  afterAll(() => database.stop());

  test('starts from nothing, in UTF-8 and UTC, durable, and answers', async () => {
    const [row] = await query(
      database.url,
      `select current_setting('timezone') zone, current_setting('server_encoding') encoding,
        current_setting('fsync') fsync, lower('ÄŁ') lower, current_database() name`,
    );
    expect(row).toEqual({ zone: 'UTC', encoding: 'UTF8', fsync: 'on', lower: 'äł', name: 'porchlight' });
    expect(database.adopted).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('listens on a private socket alone', async () => {
    const [row] = await query(database.url, `select current_setting('listen_addresses') addresses`);
    expect(row?.addresses).toBe('');
  });

  test('a second holder is refused and told who has it', async () => {
    const second = startEmbedded(dataDir, { exclusive: true });
    await expect(second).rejects.toThrow(DatabaseInUse);
    await expect(second).rejects.toThrow(`process ${process.pid}`);
  });

  test('a command may join, and its leaving leaves the server running', async () => {
    const guest = await startEmbedded(dataDir);
    expect(guest).toMatchObject({ adopted: true, url: database.url });
    await guest.stop();
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('comes back by itself, at the same address and with what was committed, after its server was killed', async () => {
    await query(database.url, 'create table kept as select 7 as n');
    const killed = postmasterPid(dataDir);
    process.kill(killed, 'SIGKILL');
    await eventually(async () => (await query(database.url, 'select n from kept'))[0]?.n === 7);
    expect(postmasterPid(dataDir)).not.toBe(killed);
    const held = `select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock'`;
    await eventually(async () => (await query(database.url, held)).length === 1);
    await expect(startEmbedded(dataDir, { exclusive: true })).rejects.toThrow(DatabaseInUse);
  });

  test('stops with its holder and keeps its data for the next one', async () => {
    await database.stop();
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    database = await startEmbedded(dataDir, { exclusive: true });
    expect(await query(database.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('is found again when the process that started it was killed', async () => {
    await database.stop();
    const { child, said } = starter(dataDir, { exclusive: true });
    expect(await said).toBe('started');
    const pid = postmasterPid(dataDir);
    child.kill('SIGKILL');
    database = await startEmbedded(dataDir, { exclusive: true });
    expect(database.adopted).toBe(true);
    expect(postmasterPid(dataDir)).toBe(pid);
    expect(await query(database.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test.runIf(process.platform === 'linux')('starts although a lock file names a living stranger', async () => {
    const lockFile = join(dataDir, 'postgres/postmaster.pid');
    const lines = readFileSync(lockFile, 'utf8').split('\n');
    await database.stop();
    writeFileSync(lockFile, [process.pid, ...lines.slice(1)].join('\n'));
    database = await startEmbedded(dataDir, { exclusive: true });
    expect(await query(database.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });
});

describe('unfriendly places and company', { timeout: 60_000 }, () => {
  test('of several that start at once on an empty folder one holds it, and the folder is whole', async () => {
    const dataDir = folder();
    const starters = [0, 1, 2].map(() => starter(dataDir, { exclusive: true }));
    const words = await Promise.all(starters.map(({ said }) => said));
    expect(words.sort()).toEqual(['DatabaseInUse', 'DatabaseInUse', 'started']);
    for (const { child } of starters) child.kill('SIGKILL');
    const database = await startEmbedded(dataDir);
    expect(readdirSync(dataDir).filter((name) => name.includes('.init-'))).toEqual([]);
    await database.stop();
  });

  test('the last of its shared users stops it', async () => {
    const dataDir = folder();
    const [first, second] = [await startEmbedded(dataDir), await startEmbedded(dataDir)];
    await first.stop();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    await expect(query(second.url, 'select 1')).rejects.toThrow();
  });

  test('a kill while the folder was being made leaves nothing in the way', async () => {
    const dataDir = folder();
    mkdirSync(join(dataDir, 'postgres.init-999999999-abc'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.init-999999999-abc/PG_VERSION'), '18');
    const database = await startEmbedded(dataDir);
    expect(existsSync(join(dataDir, 'postgres.init-999999999-abc'))).toBe(false);
    await database.stop();
  });

  test('below a folder closed to others, at the end of a very long path with blanks and accents', async () => {
    const dataDir = folder(`Ordner für ${'x'.repeat(90)}/the data, "here"`);
    mkdirSync(dataDir, { recursive: true });
    chmodSync(join(dataDir, '../..'), 0o700);
    const database = await startEmbedded(dataDir);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  describe.runIf(process.getuid?.() === 0)('root without user namespaces', () => {
    test('lends the server an unprivileged account; either way opens what the other made', async () => {
      const dataDir = folder();
      chmodSync(join(dataDir, '..'), 0o711);
      const database = await startEmbedded(dataDir, { without: 'namespaces' });
      await query(database.url, 'create table kept as select 7 as n');
      expect(await serverUid(database.url)).toBeGreaterThan(0);
      await database.stop();
      for (const without of [undefined, 'namespaces'] as const) {
        const again = await startEmbedded(dataDir, { without });
        expect(await query(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
        await again.stop();
      }
    });

    test('works below a folder that account cannot enter', async () => {
      const dataDir = folder();
      const database = await startEmbedded(dataDir, { without: 'namespaces' });
      const home = dirname(new URL(database.url.replace('@/', '@x/')).searchParams.get('host') ?? '');
      try {
        expect(home.startsWith(dataDir)).toBe(false);
        expect(await serverUid(database.url)).toBeGreaterThan(0);
      } finally {
        await database.stop();
        rmSync(home, { recursive: true, force: true });
      }
    });
  });
});

async function serverUid(url: string): Promise<number> {
  const [row] = await query(url, `select pid from pg_stat_activity where backend_type = 'checkpointer'`);
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${row?.pid}/status`, 'utf8'))?.[1]);
}
