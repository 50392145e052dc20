import { DUSKHOUND_ARRIVED } from './duskhound/arrived';
import { DUSKHOUND_MONEY } from './duskhound/money';
import { DUSKHOUND_ON_THE_WAY } from './duskhound/on-the-way';
import type { Story } from './story';

export const DUSKHOUND_STORIES: Story[] = [...DUSKHOUND_ON_THE_WAY, ...DUSKHOUND_ARRIVED, ...DUSKHOUND_MONEY];
