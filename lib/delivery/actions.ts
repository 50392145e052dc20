'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { answerRequest } from './mutations/answer-request';
import { noteRequest } from './mutations/note-request';
import { routeRequests } from './mutations/route-requests';
import { answerRequestInput, noteRequestInput, routeRequestsInput } from './schema';

const authorize = staffGate('orders:write');

/** The carrier has answered a person of the shop. */
export const answerRequestAction = action({
  name: 'console.delivery.answer',
  input: answerRequestInput,
  authorize,
  run: (ctx, { requestId, state, answer }) => answerRequest(ctx, { requestId, state, answer }),
});

export const noteRequestAction = action({
  name: 'console.delivery.note',
  input: noteRequestInput,
  authorize,
  run: (ctx, { requestId, note }) => noteRequest(ctx, { requestId, note }),
});

/** Where a courier of one's own is asked, and for whom. */
export const routeRequestsAction = action({
  name: 'console.delivery.route',
  input: routeRequestsInput,
  authorize: staffGate('connections:write'),
  run: (ctx, { connectionId, url, carriers }) =>
    routeRequests(ctx, { connectionId, url: url || null, carriers: carriers.split(/[\s,]+/).filter(Boolean) }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}/connections`),
});
