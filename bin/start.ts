// React chooses between its builds when it is first loaded, which is before any setting is read.
Object.assign(process.env, { NODE_ENV: 'production' });

const { run } = await import('./run');
await run('production');

export {};
