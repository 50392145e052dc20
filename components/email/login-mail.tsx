import { Body, Button, Container, Head, Heading, Html, Preview, render, Section, Text } from 'react-email';

const INK = '#22252a';
const QUIET = '#5f646b';

/** The mail that signs staff in, in Porchlight's own plain dress: it belongs to no shop. */
export async function renderLoginMail({ name, url, minutes }: { name: string; url: string; minutes: number }) {
  const lead = `This link signs you in once, within ${minutes} minutes.`;
  const aside = 'Did you not ask for it? Then do nothing: without this mail nobody can use it.';
  const html = await render(
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{lead}</Preview>
      <Body style={{ margin: 0, backgroundColor: '#f7f6f3', fontFamily: 'system-ui, sans-serif', color: INK }}>
        <Container style={{ maxWidth: 480, padding: '48px 24px' }}>
          <Heading as="h1" style={{ margin: '0 0 16px', fontSize: 26, lineHeight: '34px', fontWeight: 600 }}>
            Hello {name}, here is your way in.
          </Heading>
          <Text style={{ margin: '0 0 24px', fontSize: 16, lineHeight: '26px' }}>{lead}</Text>
          <Section style={{ paddingBottom: 24 }}>
            <Button
              href={url}
              style={{ backgroundColor: INK, color: '#fff', borderRadius: 6, padding: '14px 28px', fontWeight: 600 }}
            >
              Sign in to Porchlight
            </Button>
          </Section>
          <Text style={{ margin: 0, fontSize: 14, lineHeight: '22px', color: QUIET }}>{aside}</Text>
        </Container>
      </Body>
    </Html>,
  );
  const text = `Hello ${name},\n\n${lead}\n\n${url}\n\n${aside}\n`;
  return { subject: 'Your sign-in link for Porchlight', html, text };
}
