import { render } from 'react-email';
import type { Layout, ResolvedBrand } from '@/lib/branding/types';
import { mailText } from '@/lib/notifications/rules/mail-text';
import type { MailView } from '@/lib/notifications/rules/mail-view';
import { BoardMail } from './board-mail';
import { LedgerMail } from './ledger-mail';
import { LetterMail } from './letter-mail';
import type { LayoutProps } from './mail-parts';
import { mailTheme, outlookStyles } from './mail-theme';

const LAYOUTS: Record<Layout, (props: LayoutProps) => React.ReactNode> = {
  letter: LetterMail,
  board: BoardMail,
  ledger: LedgerMail,
};

/** Sets a mail in the shop's dress. @param origin our own address, without a trailing slash */
export async function renderMail(
  view: MailView,
  brand: ResolvedBrand,
  origin: string,
): Promise<{ html: string; text: string }> {
  const LayoutMail = LAYOUTS[brand.layout];
  const theme = mailTheme(brand, origin, view.locale);
  const html = await render(<LayoutMail view={view} theme={theme} />);
  // React writes no conditional comments.
  return { html: html.replace('</head>', `${outlookStyles(theme)}</head>`), text: mailText(view) };
}
