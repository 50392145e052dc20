import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RootDocument } from '@/components/console/layout/root-document';

export const metadata: Metadata = {
  title: { default: 'Porchlight', template: '%s · Porchlight' },
  robots: { index: false },
};

export default function Layout({ children }: { children: ReactNode }) {
  return <RootDocument>{children}</RootDocument>;
}
