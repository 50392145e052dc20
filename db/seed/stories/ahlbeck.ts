import { AHLBECK_ARRIVED } from './ahlbeck/arrived';
import { AHLBECK_MONEY } from './ahlbeck/money';
import { AHLBECK_ON_THE_WAY } from './ahlbeck/on-the-way';
import { AHLBECK_RETURNS } from './ahlbeck/returns';
import type { Story } from './story';

export const AHLBECK_STORIES: Story[] = [
  ...AHLBECK_ON_THE_WAY,
  ...AHLBECK_ARRIVED,
  ...AHLBECK_RETURNS,
  ...AHLBECK_MONEY,
];
