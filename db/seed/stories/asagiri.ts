import { ASAGIRI_ARRIVED } from './asagiri/arrived';
import { ASAGIRI_MONEY } from './asagiri/money';
import { ASAGIRI_ON_THE_WAY } from './asagiri/on-the-way';
import type { Story } from './story';

export const ASAGIRI_STORIES: Story[] = [...ASAGIRI_ON_THE_WAY, ...ASAGIRI_ARRIVED, ...ASAGIRI_MONEY];
