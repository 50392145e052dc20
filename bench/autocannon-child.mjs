import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

// Reads a plan (load.ts), works it off and tells the parent what came of it.
const { origin, connections, seconds, paths, posts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const requests = posts ?? paths.map((path) => ({ path }));
const clients = Math.min(connections, requests.length);
let started = 0;
let turn = 0;
let last = 0;
let lastAt = 0;
const latencies = [];
let failed = 0;

const run = autocannon({
  url: origin,
  connections: clients,
  timeout: 30,
  ...(posts ? { amount: posts.length } : { duration: seconds }),
  // Each connection works off its own share: of n, the i-th, the n + i-th, …
  setupClient: (client) => {
    const share = turn++;
    started ||= performance.now();
    client.setRequests(
      requests
        .filter((_, index) => index % clients === share)
        .map((request) => ({ method: posts ? 'POST' : 'GET', ...request })),
    );
  },
});
run.on('response', (_client, status, _bytes, ms) => {
  last = performance.now();
  lastAt = Date.now();
  latencies.push(ms);
  if (status < 200 || status > 299) failed++;
});

const result = await run;
latencies.sort((a, b) => a - b);
process.send(
  {
    requests: latencies.length,
    perSecond: latencies.length / ((last - started) / 1_000),
    p50: latencies[Math.floor(latencies.length * 0.5)],
    p99: latencies[Math.floor(latencies.length * 0.99)],
    failed: failed + result.errors,
    lastAt,
  },
  () => process.exit(0),
);
