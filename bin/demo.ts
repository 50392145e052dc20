import { run } from './run';

await run('demo');
