import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { networkOf } from '@/lib/core/client-network';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { endStaffSession, signInWithPassword, startStaffSession, useLoginLink } from './sign-in';

/** What anyone can bring about with a wrong password or a cookie of their own: no reason to write a stack each time. */
const EXPECTED = ['CredentialsSignin', 'JWTSessionError', 'MissingCSRF', 'InvalidCallbackUrl', 'UnknownAction'];

function noteFailure(error: Error): void {
  const cause = (error.cause as { err?: unknown } | undefined)?.err;
  // Not its name: a build shortens those of classes.
  const { type = '' } = error as { type?: string };
  if (EXPECTED.includes(type) || cause instanceof AppError) log.debug({ type }, 'not signed in');
  else log.error({ err: error }, 'sign-in failed');
}

/** Staff only. The cookie is a signed token that names a session row; the row decides (require-staff.ts). */
const config = (): NextAuthConfig => ({
  secret: env().secret,
  trustHost: true,
  useSecureCookies: env().publicUrl.startsWith('https:'),
  session: { strategy: 'jwt', maxAge: 14 * 86_400 },
  logger: { error: noteFailure, warn: () => {}, debug: () => {} },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      id: 'password',
      credentials: { email: {}, password: {} },
      authorize: ({ email, password }, request) =>
        signInWithPassword({
          email: String(email ?? ''),
          password: String(password ?? ''),
          network: networkOf(request.headers),
        }),
    }),
    Credentials({
      id: 'link',
      credentials: { token: {} },
      authorize: ({ token }) => useLoginLink(String(token ?? ''), new Date()),
    }),
  ],
  callbacks: {
    jwt: async ({ token, user }) => {
      if (!user?.id) return token;
      // Only the session's id: who it is and what they may do is read from its row at each request.
      return { sub: user.id, sid: await startStaffSession(user.id, new Date()) };
    },
    session: ({ session, token }) => ({ expires: session.expires, sid: token.sid }) as never,
  },
  events: {
    signOut: async (message) => {
      const sid = 'token' in message ? message.token?.sid : undefined;
      if (typeof sid === 'string') await endStaffSession(sid, new Date());
    },
  },
});

export const { handlers, auth, signIn, signOut } = NextAuth(config);
