import type { Tone } from '@/lib/console/types';

/** Already worded: components lay it out and reckon nothing. */

export type EndpointView = {
  id: string;
  /** Its name, else the host it stands on. */
  name: string;
  url: string;
  events: string[];
  hears: string;
  badge: { tone: Tone; label: string };
  enabled: boolean;
  /** Disabled by us, not by a person. */
  isStopped: boolean;
  /** "3 minutes ago"; null before the first delivery. */
  delivered: string | null;
  made: string;
  trouble: string | null;
  /** Until when the secret before signs too. */
  overlap: string | null;
};

export type DeliveryView = {
  id: string;
  type: string;
  at: string;
  stamp: string;
  badge: { tone: Tone; label: string };
  text: string;
  /** What the endpoint answered, in its own words. */
  response: string | null;
  /** Its next try is a matter of moments: worth another look. */
  isMoving: boolean;
};
