import type { Teller } from './teller';

export const tellDuskhound: Teller = async () => {};
