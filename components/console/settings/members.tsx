'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Panel } from '@/components/ui/panel';
import type { StaffRole } from '@/lib/core/constants';
import { changeRoleAction, removeMemberAction } from '@/lib/shops/actions';
import type { MemberView } from '@/lib/shops/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { InviteForm } from './invite-form';
import { ROLE_NAMES, ROLES } from './role-words';

const WORDS = { last_owner: 'A shop keeps at least one owner. Make somebody else owner first.' };

export function Members({ shop, members, mayWrite }: { shop: string; members: MemberView[]; mayWrite: boolean }) {
  const change = useAction(changeRoleAction, WORDS);
  const remove = useAction(removeMemberAction, WORDS);
  const [said, setSaid] = useState<string | null>(null);
  const changeRole = (member: MemberView, role: StaffRole) => {
    remove.clear();
    change.run({ shop, userId: member.userId, role }, () =>
      setSaid(`${member.name} is ${article(role)} ${ROLES[role].name.toLowerCase()} now.`),
    );
  };
  const removeMember = (member: MemberView) => {
    change.clear();
    remove.run({ shop, userId: member.userId }, () => setSaid(`${member.name} is no longer a member.`));
  };
  return (
    <>
      <Panel className="grid gap-4">
        <Outcome failure={change.failure ?? remove.failure} success={said} />
        <ul className="divide-y divide-line">
          {members.map((member) => (
            <li
              key={member.userId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
            >
              <div className="flex min-w-0 items-center gap-3">
                <span
                  aria-hidden="true"
                  className="grid size-10 shrink-0 place-items-center rounded-full bg-lamp-soft font-display text-lg text-lamp"
                >
                  {[...member.name][0]?.toUpperCase()}
                </span>
                <div className="min-w-0">
                  <p className="font-semibold">
                    {member.name}
                    {member.isSelf && <span className="font-normal text-muted"> (you)</span>}
                  </p>
                  <p className="break-all text-sm text-muted">{member.email}</p>
                </div>
              </div>
              {mayWrite && !member.isLastOwner ? (
                <div className="flex items-center gap-1">
                  <select
                    aria-label={`Role of ${member.name}`}
                    className="min-h-10 rounded-control border border-line bg-card px-3 py-1.5 text-sm font-semibold hover:border-edge"
                    value={member.role}
                    disabled={change.pending}
                    onChange={(event) => changeRole(member, event.target.value as StaffRole)}
                  >
                    {ROLE_NAMES.map((role) => (
                      <option key={role} value={role}>
                        {ROLES[role].name}
                      </option>
                    ))}
                  </select>
                  <ConfirmButton
                    label={`Remove ${member.name}`}
                    title={member.isSelf ? 'Leave this shop?' : `Remove ${member.name}?`}
                    text={
                      member.isSelf
                        ? 'You lose sight of it at once. An owner can ask you back.'
                        : 'They lose sight of the shop at once, wherever they are signed in. What they did stays in its history.'
                    }
                    confirm={member.isSelf ? 'Leave' : 'Remove'}
                    pending={remove.pending}
                    onConfirm={() => removeMember(member)}
                  >
                    {member.isSelf ? 'Leave' : 'Remove'}
                  </ConfirmButton>
                </div>
              ) : (
                <p className="text-sm text-muted">
                  {ROLES[member.role].name}
                  {mayWrite && ', the only one'}
                </p>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {mayWrite ? (
        <InviteForm shop={shop} />
      ) : (
        <p className="text-sm text-muted">Only owners invite and remove people.</p>
      )}
    </>
  );
}

const article = (role: StaffRole) => (/^[aeiou]/.test(role) ? 'an' : 'a');
