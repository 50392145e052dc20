import { Body, Button, Container, Head, Heading, Html, Preview, render, Section, Text } from 'react-email';

const INK = '#22252a';
const QUIET = '#5f646b';

export type StaffNotice = {
  subject: string;
  greeting: string;
  /** What happened. */
  lead: string;
  /** What to do, and what it costs not to. */
  advice: string;
  button: { label: string; url: string };
};

/** Something that the shop's own people must see to, in Porchlight's own plain dress. */
export async function renderStaffNotice({ subject, greeting, lead, advice, button }: StaffNotice) {
  const text = { margin: '0 0 24px', fontSize: 16, lineHeight: '26px' };
  const html = await render(
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{lead}</Preview>
      <Body style={{ margin: 0, backgroundColor: '#f7f6f3', fontFamily: 'system-ui, sans-serif', color: INK }}>
        <Container style={{ maxWidth: 480, padding: '48px 24px' }}>
          <Heading as="h1" style={{ margin: '0 0 16px', fontSize: 26, lineHeight: '34px', fontWeight: 600 }}>
            {greeting}
          </Heading>
          <Text style={text}>{lead}</Text>
          <Section style={{ paddingBottom: 24 }}>
            <Button
              href={button.url}
              style={{ backgroundColor: INK, color: '#fff', borderRadius: 6, padding: '14px 28px', fontWeight: 600 }}
            >
              {button.label}
            </Button>
          </Section>
          <Text style={{ margin: 0, fontSize: 14, lineHeight: '22px', color: QUIET }}>{advice}</Text>
        </Container>
      </Body>
    </Html>,
  );
  return { subject, html, text: `${greeting}\n\n${lead}\n\n${advice}\n\n${button.url}\n` };
}
