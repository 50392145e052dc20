import { sayAgo, sayDate } from '@/lib/console/rules/say-time';
import type { ApiKeySummary, KeyView, Member, MemberView } from '../types';

type Clock = { zone: string; now: Date };

/** A key as the settings page words it. */
export function wordKey(key: ApiKeySummary, { zone, now }: Clock): KeyView {
  const isOver = key.expiresAt !== null && key.expiresAt <= now;
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    access: key.scopes.includes('write') ? 'Reads and writes' : 'Reads only',
    made: sayDate(key.createdAt, zone, now),
    used: key.lastUsedAt ? `used ${sayAgo(key.lastUsedAt, now)}` : 'never used',
    until: key.expiresAt && `${isOver ? 'ran out' : 'until'} ${sayDate(key.expiresAt, zone, now)}`,
    isOver,
  };
}

/** The members as the settings page words them; `selfId` is who looks. */
export function wordMembers(members: readonly Member[], selfId: string, { zone, now }: Clock): MemberView[] {
  const owners = members.filter(({ role }) => role === 'owner').length;
  return members.map((member) => ({
    userId: member.userId,
    email: member.email,
    name: member.name,
    role: member.role,
    since: sayDate(member.createdAt, zone, now),
    isSelf: member.userId === selfId,
    isLastOwner: member.role === 'owner' && owners === 1,
  }));
}
