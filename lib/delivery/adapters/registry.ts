import type { Source } from '@/lib/carriers/types';
import type { DeliveryRequestAdapter } from '../types';
import { courierEndpoint } from './courier-endpoint';

/** Programs that can be asked, by source; what each is asked stands in PROGRAM_KINDS. */
const ADAPTERS: Partial<Record<Source, DeliveryRequestAdapter>> = { generic: courierEndpoint };

/** The adapter of a source; null where it cannot be asked. */
export const requestAdapter = (source: Source): DeliveryRequestAdapter | null => ADAPTERS[source] ?? null;
