import type { Tone } from '@/lib/tracking/types';
import { Icon, type IconName } from './icons';

const TONE_ICON: Record<Tone, IconName> = {
  calm: 'clock',
  moving: 'van',
  today: 'lamp',
  attention: 'alert',
  problem: 'warning',
  done: 'check',
};

/** A state as icon, words and colour together: none of the three alone carries it. */
export function StatusBadge({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span className="badge" data-tone={tone}>
      <Icon name={TONE_ICON[tone]} />
      <span>{label}</span>
    </span>
  );
}
