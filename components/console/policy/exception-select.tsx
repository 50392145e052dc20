'use client';

import { Select } from '@/components/ui/field';
import { WITHDRAWAL_EXCEPTION_CODES, type WithdrawalException } from '@/lib/policies/constants';
import { EXCEPTION_WORDS } from '@/lib/policies/rules/policy-words';

type Props = { id: string; code: WithdrawalException; onPick: (code: WithdrawalException) => void };

/** Which exception of the law on withdrawal it is. */
export function ExceptionSelect({ id, code, onPick }: Props) {
  return (
    <Select
      id={`${id}-exception`}
      label="Because it is"
      value={code}
      onChange={(event) => onPick(WITHDRAWAL_EXCEPTION_CODES.find((one) => one === event.target.value) ?? code)}
    >
      {WITHDRAWAL_EXCEPTION_CODES.map((one) => (
        <option key={one} value={one}>
          {EXCEPTION_WORDS[one]}
        </option>
      ))}
    </Select>
  );
}
