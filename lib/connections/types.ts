import type { Source } from '@/lib/carriers/types';
import type { Tone } from '@/lib/console/types';

/** Already worded: components lay it out and reckon nothing. */

export type ConnectionView = {
  id: string;
  source: Source;
  sourceName: string;
  name: string;
  webhookUrl: string;
  badge: { tone: Tone; label: string };
  made: string;
  /** "3 minutes ago"; null before its first word. */
  heard: string | null;
  /** How it is asked: not at all, not yet, or by itself. */
  asking: 'impossible' | 'off' | 'on';
  /** Of a source that takes delivery requests: where to, and for whom. */
  requests: { url: string; carriers: string[] } | null;
  /** When it last answered a question of ours. */
  answered: string | null;
  trouble: { text: string; when: string } | null;
  /** What was too large to be taken, of late. */
  tooLarge: { text: string; when: string } | null;
};

/** How a sample fared on the road of a delivery, and what was understood of it. */
export type SampleResult = { isSigned: false } | { isSigned: true; orders: number; parcels: number; scans: number };

/** What a test has shown, in words. */
export type TestView = { isGood: boolean; text: string };

/** A code no dictionary knows, as a sentence. */
export type UnknownCodeView = {
  key: string;
  /** "DHL sent a code we do not know: XYZ, 14 times." */
  text: string;
  said: string | null;
  /** "Shown as delivered, by the milestone beside it." */
  shown: string;
  first: string;
  last: string;
  href: string | null;
};

export type ConnectionsView = {
  connections: ConnectionView[];
  unknown: UnknownCodeView[];
  counts: { waiting: number; understoodToday: number };
};

export type InboxTab = 'waiting' | 'understood';

export type InboxRow = {
  id: string;
  href: string;
  from: string;
  stamp: string;
  at: string;
  badge: { tone: Tone; label: string };
  /** What became of it, as a sentence. */
  text: string;
  /** In the provider's or our adapter's own words. */
  detail: string | null;
};

export type InboxMessageView = InboxRow & {
  /** As it came; cut where it is very long. */
  body: string;
  /** Indented, where it is JSON. */
  pretty: string | null;
  isCut: boolean;
  mayReplay: boolean;
};
