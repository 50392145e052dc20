export const RETURN_KINDS = ['return', 'withdrawal'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

export const RETURN_STATUSES = ['requested', 'approved', 'rejected', 'in_transit', 'received', 'completed', 'cancelled', 'expired'] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

export const REFUND_STATES = ['pending', 'sending', 'succeeded', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];
