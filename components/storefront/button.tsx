import type { ReactNode } from 'react';
import type { ActionView } from '@/lib/tracking/types';
import { Icon, type IconName } from './icons';

export type ButtonKind = 'primary' | 'quiet' | 'link';

export function HiddenFields({ fields = {} }: { fields?: Record<string, string> | undefined }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

export function SubmitButton({ children, kind = 'primary' }: { children: ReactNode; kind?: ButtonKind }) {
  return (
    <button type="submit" className="button" data-kind={kind}>
      {children}
    </button>
  );
}

/** One thing a shopper can do: a link where it only leads somewhere, a one-button form where it changes something. */
export function Action({ action, kind = 'quiet', icon }: { action: ActionView; kind?: ButtonKind; icon?: IconName }) {
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>{action.label}</span>
    </>
  );
  if (action.method === 'get') {
    return (
      <a className="button" data-kind={kind} href={action.href}>
        {content}
      </a>
    );
  }
  return (
    <form method="post" action={action.href} className="contents">
      <HiddenFields fields={action.fields} />
      <SubmitButton kind={kind}>{content}</SubmitButton>
    </form>
  );
}
