import type { StaffRole } from '@/lib/core/constants';

export const ROLES: Record<StaffRole, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'everything, with keys, people and the shop itself' },
  manager: { name: 'Manager', may: 'orders and returns, and the brand, policy, messages and connections' },
  agent: { name: 'Agent', may: 'orders and returns, refunds included' },
  viewer: { name: 'Viewer', may: 'look, and change nothing' },
};
export const ROLE_NAMES = Object.keys(ROLES) as StaffRole[];
