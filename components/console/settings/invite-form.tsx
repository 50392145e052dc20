'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { inviteMemberAction } from '@/lib/shops/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { ROLE_NAMES, ROLES } from './role-words';

const WORDS = {
  member: 'That person is a member already.',
  mail: 'They are a member now, but the mail did not go out. Tell them to ask for a link at the sign-in page.',
  INVALID: 'That address cannot be read for certain. Please type it plainly.',
};

export function InviteForm({ shop }: { shop: string }) {
  const invite = useAction(inviteMemberAction, WORDS);
  const form = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <Panel title="Ask somebody in" id="invite">
      <form
        ref={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const email = String(data.get('email'));
          const role = ROLE_NAMES.find((one) => one === data.get('role')) ?? 'viewer';
          invite.run({ shop, email, name: String(data.get('name')), role }, () => {
            setSaid(`A link that signs them in is on its way to ${email}. It works for a day.`);
            form.current?.reset();
          });
        }}
      >
        <Outcome failure={invite.failure} success={said} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            id="invite-name"
            name="name"
            label="Name"
            error={invite.failure?.fields.name}
            maxLength={60}
            autoComplete="off"
            required
          />
          <TextInput
            id="invite-email"
            name="email"
            type="email"
            label="Email"
            error={invite.failure?.fields.email}
            maxLength={254}
            autoComplete="off"
            required
          />
        </div>
        <Select id="invite-role" name="role" label="Role" defaultValue="agent">
          {ROLE_NAMES.map((role) => (
            <option key={role} value={role}>
              {ROLES[role].name}: {ROLES[role].may}
            </option>
          ))}
        </Select>
        <p>
          <Button kind="primary" type="submit" aria-disabled={invite.pending}>
            {invite.pending ? 'Writing the mail …' : 'Invite'}
          </Button>
        </p>
      </form>
    </Panel>
  );
}
