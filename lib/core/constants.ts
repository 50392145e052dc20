export const STAFF_ROLES = ['owner', 'manager', 'agent', 'viewer'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
