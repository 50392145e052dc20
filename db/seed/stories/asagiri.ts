import type { Teller } from './teller';

export const tellAsagiri: Teller = async () => {};
