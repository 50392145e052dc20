import { getPool } from '@/db/pool';
import { systemGate } from '@/lib/auth/system';
import { log } from '@/lib/core/log';
import { checkDomains } from '@/lib/domains/check-domain';

/** Every day each shop's names are asked about: whoever loses a record loses the name a week later, with warning. */
export async function checkEveryDomain(): Promise<void> {
  const { rows } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  for (const { shop_id } of rows) {
    // One shop's trouble keeps nobody else waiting.
    await checkDomains(systemGate(shop_id, 'check-domains')).catch((error) =>
      log.error({ shopId: shop_id, err: error }, 'domains could not be checked'),
    );
  }
}
