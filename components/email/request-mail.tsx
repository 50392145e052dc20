import { Body, Container, Head, Heading, Html, render, Section, Text } from 'react-email';

const INK = '#22252a';
const QUIET = '#5f646b';

export type RequestMailWords = {
  locale: string;
  dir: 'ltr' | 'rtl';
  title: string;
  lead: string;
  /** The first row is what is asked. */
  rows: { label: string; value: string }[];
  shop: string;
};

/** A report to a carrier: facts in a table that can be read, copied and answered; no dress, no pictures, no links. */
export async function renderRequestMail(words: RequestMailWords): Promise<{ html: string; text: string }> {
  const { locale, dir, title, lead, rows, shop } = words;
  const cell = { padding: '6px 16px 6px 0', verticalAlign: 'top' as const, textAlign: 'start' as const };
  const html = await render(
    <Html lang={locale} dir={dir}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Body style={{ margin: 0, backgroundColor: '#ffffff', fontFamily: 'system-ui, sans-serif', color: INK }}>
        <Container style={{ maxWidth: 600, padding: '32px 24px' }}>
          <Heading as="h1" style={{ margin: '0 0 12px', fontSize: 20, lineHeight: '28px', fontWeight: 600 }}>
            {title}
          </Heading>
          <Text style={{ margin: '0 0 20px', fontSize: 15, lineHeight: '24px' }}>{lead}</Text>
          <Section>
            <table style={{ fontSize: 15, lineHeight: '22px', borderCollapse: 'collapse' }}>
              <tbody>
                {rows.map(({ label, value }, index) => (
                  <tr key={label}>
                    <th scope="row" style={{ ...cell, color: QUIET, fontWeight: 400, whiteSpace: 'nowrap' }}>
                      {label}
                    </th>
                    <td style={{ ...cell, fontWeight: index === 0 ? 600 : 400, whiteSpace: 'pre-line' }}>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
          <Text style={{ margin: '24px 0 0', fontSize: 15, lineHeight: '24px' }}>{shop}</Text>
        </Container>
      </Body>
    </Html>,
  );
  const text = [
    title,
    '',
    lead,
    '',
    ...rows.map(({ label, value }) => `${label}: ${value.replaceAll('\n', '\n  ')}`),
    '',
    shop,
    '',
  ].join('\n');
  return { html, text };
}
