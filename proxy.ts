import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, newNonce } from '@/lib/core/security-headers';

/** Gives pages that Next renders their fence. Nothing is authorised here: that is the data layer's work. */
export function proxy(request: NextRequest) {
  // A document of its own inside the editor's frame: it brings its own fence.
  if (request.nextUrl.pathname.endsWith('/branding/preview')) return NextResponse.next();
  const nonce = newNonce();
  const isConsole = !request.nextUrl.pathname.startsWith('/s/');
  const policy = contentSecurityPolicy(isConsole ? 'console' : 'flow', nonce, {
    dev: process.env.NODE_ENV === 'development',
  });
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this request header.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  // Layouts see no query, and the document's language is theirs to say.
  const lang = request.nextUrl.searchParams.get('lang') ?? '';
  headers.set('x-lang', /^[\w-]{1,35}$/.test(lang) ? lang : '');
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

export const config = {
  // Everything Next renders: documents, the API and files answer for themselves.
  matcher: ['/((?!_next/|api/|assets/|fonts/|demo/|media/|s/|icon).*)', '/s/:shop/track/:token/return/:path*'],
};
