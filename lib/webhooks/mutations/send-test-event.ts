import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { TEST_EVENT } from '../constants';
import { lockEndpoint } from '../lock-endpoint';
import { publishEvent } from './publish-event';

/**
 * Sends an endpoint something harmless, signed like everything else.
 * @throws AppError NOT_FOUND for an unknown or foreign one, INVALID_STATE while it is disabled
 */
export async function sendTestEvent(ctx: Ctx, input: { id: string }): Promise<void> {
  const { disabledAt } = await lockEndpoint(ctx, input.id);
  if (disabledAt !== null)
    throw new AppError('INVALID_STATE', 'The endpoint is disabled; enable it first.', { reason: 'disabled' });
  const data = async () => ({ message: 'Hello. If you can verify this, you can verify everything we send.' });
  await publishEvent(ctx, { type: TEST_EVENT, subject: input.id, endpointId: input.id, data });
}
