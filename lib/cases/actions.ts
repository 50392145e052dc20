'use server';

import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { clearCautions } from '@/lib/returns/mutations/clear-cautions';
import { dockReturn } from '@/lib/returns/mutations/dock-return';
import { assignCases } from './mutations/assign-cases';
import { closeCases } from './mutations/close-cases';
import { noteCase } from './mutations/note-case';
import { remedyCase } from './mutations/remedy-case';
import { setDue } from './mutations/set-due';
import { writeShoppers } from './mutations/write-shoppers';
import {
  assignInput,
  clearActionInput,
  closeInput,
  dockActionInput,
  dueInput,
  noteInput,
  remedyInput,
  writeInput,
} from './schema';

const authorize = staffGate('orders:write');
const mayDecide = staffGate('returns:decide');

/** A return's parcel is here, not opened yet. */
export const dockReturnAction = action({
  name: 'console.return.dock',
  input: dockActionInput,
  authorize: mayDecide,
  run: (ctx, { returnId, weight }) => dockReturn(ctx, { returnId, weight_grams: weight }),
});

/** What speaks against a return was looked at. */
export const clearCautionsAction = action({
  name: 'console.return.clear',
  input: clearActionInput,
  authorize: mayDecide,
  run: (ctx, { returnId, note }) => clearCautions(ctx, { returnId, note }),
});

export const assignCasesAction = action({
  name: 'console.case.assign',
  input: assignInput,
  authorize,
  run: (ctx, { caseIds, ownerId }) => assignCases(ctx, { caseIds, ownerId }),
});

export const closeCasesAction = action({
  name: 'console.case.close',
  input: closeInput,
  authorize,
  run: (ctx, { caseIds, outcome, note }) => closeCases(ctx, { caseIds, outcome, note }),
});

export const setDueAction = action({
  name: 'console.case.due',
  input: dueInput,
  authorize,
  run: (ctx, { caseIds, due }) => setDue(ctx, { caseIds, due }),
});

export const noteCaseAction = action({
  name: 'console.case.note',
  input: noteInput,
  authorize,
  run: (ctx, { caseId, note }) => noteCase(ctx, { caseId, note }),
});

export const remedyCaseAction = action({
  name: 'console.case.remedy',
  input: remedyInput,
  authorize,
  run: (ctx, { caseId, remedy, note }) => remedyCase(ctx, { caseId, remedy, note }),
});

export const writeShoppersAction = action({
  name: 'console.case.write',
  input: writeInput,
  authorize,
  run: (ctx, { caseIds, text, onPage }) => writeShoppers(ctx, { caseIds, text, onPage }),
});
