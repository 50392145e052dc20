type Row = { sendsFirst: boolean; releasedAt: Date | null; security: number };

/** Whether something still stands for an old item whose new one has left, so that a person may forgo it. */
export const mayForgo = ({ sendsFirst, releasedAt, security }: Row): boolean =>
  sendsFirst && releasedAt !== null && security > 0;
