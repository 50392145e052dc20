import type { DemoShop } from '../pictures/catalog-types';
import { AHLBECK_STORIES } from './ahlbeck';
import { ASAGIRI_STORIES } from './asagiri';
import { DUSKHOUND_STORIES } from './duskhound';
import type { Story } from './story';

export const DEMO_STORIES: Record<DemoShop, Story[]> = {
  ahlbeck: AHLBECK_STORIES,
  duskhound: DUSKHOUND_STORIES,
  asagiri: ASAGIRI_STORIES,
};
