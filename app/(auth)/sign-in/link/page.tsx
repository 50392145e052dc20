import type { Metadata } from 'next';
import { SignInCard } from '@/components/console/layout/sign-in-card';
import { UseLinkForm } from '@/components/console/layout/sign-in-forms';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <SignInCard title="One more press">
      <UseLinkForm token={typeof token === 'string' ? token.slice(0, 64) : ''} />
    </SignInCard>
  );
}
