import { checkInvariants } from '@/db/invariants';
import { say } from './say';
import { fail } from './setup';
import { withOwner } from './with-owner';

/** Prints, for each thing that must always hold, how often it does not. Ends with 1 if any of it is broken. */
async function check(): Promise<void> {
  const findings = await withOwner(async (_db, client) => {
    // One moment for all checks, also while the shops are at work.
    await client.query('set transaction isolation level repeatable read, read only');
    return checkInvariants(client);
  });
  for (const { id, says, violations } of findings) say(`${id.padEnd(4)} ${String(violations).padStart(6)}  ${says}`);
  const broken = findings.filter(({ violations }) => violations > 0).length;
  say(broken === 0 ? `All ${findings.length} hold.` : `${broken} of ${findings.length} do not hold.`);
  process.exit(broken === 0 ? 0 : 1);
}

await check().catch(fail);
