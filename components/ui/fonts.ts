import localFont from 'next/font/local';

/** The console's own two faces, served from our origin. */
export const uiFont = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--font-ui',
  weight: '300 700',
  display: 'swap',
});
export const headingFont = localFont({
  src: '../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2',
  variable: '--font-heading',
  weight: '300 600',
  display: 'swap',
});
