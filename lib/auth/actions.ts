'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AuthError } from 'next-auth';
import { networkOf } from '@/lib/core/client-network';
import { AppError } from '@/lib/core/errors';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { signIn, signOut } from './next-auth';
import { requestLoginLink } from './request-login-link';

/** What a sign-in form says: the same sentence for an unknown address and a wrong password. */
export type SignInState = {
  status: 'wrong' | 'limited' | 'sent';
  /** What was typed, so that nobody types it twice. */
  email?: string;
} | null;

async function guarded(run: () => Promise<SignInState>): Promise<SignInState> {
  try {
    assertSameOrigin(await headers());
    return await run();
  } catch (error) {
    const cause = error instanceof AuthError ? (error.cause?.err ?? error) : error;
    if (cause instanceof AppError) return { status: cause.code === 'RATE_LIMITED' ? 'limited' : 'wrong' };
    if (error instanceof AuthError) return { status: 'wrong' };
    throw error;
  }
}

/** Signs in with email and password; goes to the console. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '');
  const state = await guarded(async () => {
    await signIn('password', { email, password: String(form.get('password') ?? ''), redirectTo: '/console' });
    return null;
  });
  return state && { ...state, email: email.slice(0, 254) };
}

/** Mails a sign-in link, if somebody has that address. */
export async function requestLinkAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  return guarded(async () => {
    await requestLoginLink({
      email: String(form.get('email') ?? ''),
      network: networkOf(await headers()),
      now: new Date(),
    });
    return { status: 'sent' };
  });
}

/** Uses an emailed link up. A press on the page's button, so that a mail scanner that opens the link uses nothing. */
export async function useLinkAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  return guarded(async () => {
    await signIn('link', { token: String(form.get('token') ?? ''), redirectTo: '/console' });
    return null;
  });
}

export async function signOutAction(): Promise<void> {
  assertSameOrigin(await headers());
  await signOut({ redirect: false });
  redirect('/sign-in');
}
