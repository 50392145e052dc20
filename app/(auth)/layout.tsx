import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { RootDocument } from '@/components/console/layout/root-document';

export const metadata: Metadata = {
  title: { default: 'Porchlight', template: '%s · Porchlight' },
  robots: { index: false },
};

export default async function Layout({ children }: { children: ReactNode }) {
  // Rendered for each request: a page made at build time could not carry the request's nonce.
  await connection();
  return <RootDocument>{children}</RootDocument>;
}
