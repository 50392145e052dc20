import type { CSSProperties, ReactNode } from 'react';
import { Body, Head, Html, Preview } from 'react-email';
import type { MailView } from '@/lib/notifications/rules/mail-view';
import { type MailTheme, mailFonts, mailStyles } from './mail-theme';

/** Text inside a script element must not be able to end it. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The document around every layout: language, direction, colour schemes, fonts, the line that inboxes preview. */
export function MailShell({
  view,
  theme,
  style,
  children,
}: {
  view: MailView;
  theme: MailTheme;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const schemes = theme.isDark ? 'dark' : theme.dark ? 'light dark' : 'light';
  return (
    <Html lang={view.locale} dir={view.dir}>
      <Head>
        <title>{view.subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={schemes} />
        <meta name="supported-color-schemes" content={schemes} />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        {theme.fontFaces && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made of validated theme values; React would escape quotes
          <style dangerouslySetInnerHTML={{ __html: mailFonts(theme) }} />
        )}
        <style
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made of validated theme values; React would escape quotes
          dangerouslySetInnerHTML={{ __html: mailStyles(theme) }}
        />
        {view.markup && (
          <script
            type="application/ld+json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every < escaped
            dangerouslySetInnerHTML={{ __html: inScript(view.markup) }}
          />
        )}
      </Head>
      <Preview>{view.preheader}</Preview>
      <Body
        lang={view.locale}
        dir={view.dir}
        className="d-ground d-ink"
        style={{
          margin: 0,
          padding: 0,
          backgroundColor: theme.colors.ground,
          color: theme.colors.ink,
          fontFamily: theme.body,
          fontSize: 16,
          lineHeight: '26px',
          WebkitTextSizeAdjust: '100%',
          ...style,
        }}
      >
        {children}
      </Body>
    </Html>
  );
}
