import { expect, it } from 'vitest';
import { storm } from './testing/storm';

const DEEP = Boolean(process.env.PORCHLIGHT_DEEP);
const PATIENCE = DEEP ? 3_600_000 : 240_000;

const CLEAN = {
  genuineRefused: 0,
  forgedTaken: 0,
  pagesFailed: 0,
  messagesLost: 0,
  scansLost: 0,
  scansTwice: 0,
  parcelsWrong: 0,
  mailsTwice: 0,
  mailsMissing: 0,
  stillWaiting: 0,
  violations: 0,
};

it(
  'a storm of shuffled, repeated and forged webhooks while pages are read: nothing lost, nothing wrong',
  async () => {
    const report = await storm({ scans: DEEP ? 100_000 : 300 });
    if (DEEP) console.info(report);
    expect(report).toMatchObject(CLEAN);
    expect(report.pagesRead).toBeGreaterThan(0);
  },
  PATIENCE,
);

it(
  'the server is killed in the middle and at the end of a storm: what it has answered is applied, once',
  async () => {
    expect(await storm({ scans: DEEP ? 10_000 : 300, kills: true })).toMatchObject(CLEAN);
  },
  PATIENCE,
);

it(
  'the same storm is red against a server that believes whatever comes last and whoever says it',
  async () => {
    const report = await storm({ scans: 120, sabotage: 'order,signatures' });
    expect(report.forgedTaken).toBeGreaterThan(0);
    expect(report.scansTwice + report.scansLost).toBeGreaterThan(0);
    expect(report.parcelsWrong).toBeGreaterThan(0);
  },
  PATIENCE,
);
