import type { Metadata } from 'next';
import { SignInCard } from '@/components/console/layout/sign-in-card';
import { LinkForm, PasswordForm } from '@/components/console/layout/sign-in-forms';

export const metadata: Metadata = { title: 'Sign in' };

export default function Page() {
  return (
    <SignInCard title="Good to see you">
      <PasswordForm />
      <details className="border-t border-line pt-4">
        <summary className="text-sm font-semibold">No password at hand? Sign in by mail</summary>
        <div className="pt-4">
          <LinkForm />
        </div>
      </details>
    </SignInCard>
  );
}
