import type { StaffRole } from '@/lib/core/constants';

/** The rights matrix: what each role may do in its shop. */
export const PERMISSIONS = {
  'shop:read': ['owner', 'manager', 'agent', 'viewer'],
  'returns:decide': ['owner', 'manager', 'agent'],
  'returns:refund': ['owner', 'manager', 'agent'],
  'credit:write': ['owner', 'manager'],
  'orders:write': ['owner', 'manager', 'agent'],
  'brand:write': ['owner', 'manager'],
  'policy:write': ['owner', 'manager'],
  'notifications:write': ['owner', 'manager'],
  'connections:write': ['owner', 'manager'],
  'carriers:write': ['owner', 'manager'],
  'shop:write': ['owner'],
  'keys:write': ['owner'],
  'members:write': ['owner'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role has a right: for what a page offers. What is asked for is decided at its own gate. */
export const may = (role: StaffRole, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly StaffRole[]).includes(role);
