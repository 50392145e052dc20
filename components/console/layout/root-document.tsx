import type { ReactNode } from 'react';
import { headingFont, uiFont } from '@/components/ui/fonts';
import '../console.css';

/** The document around everything that is not a shopper's page. */
export function RootDocument({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${uiFont.variable} ${headingFont.variable}`}>
      <body>{children}</body>
    </html>
  );
}
