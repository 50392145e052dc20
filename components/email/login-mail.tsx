import { Body, Button, Container, Head, Heading, Html, Preview, render, Section, Text } from 'react-email';

const INK = '#22252a';
const QUIET = '#5f646b';

type Invitation = { shop: string; by: string; signInUrl: string };

/** The mail that signs staff in, or asks them in for the first time, in Porchlight's own plain dress: it belongs to no shop. */
export async function renderLoginMail({
  name,
  url,
  minutes,
  invitation,
}: {
  name: string;
  url: string;
  minutes: number;
  invitation?: Invitation;
}) {
  const within = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  const words = invitation
    ? {
        subject: `${invitation.by} invites you to ${invitation.shop}`,
        greeting: `Hello ${name}, ${invitation.shop} would like your help.`,
        lead: `${invitation.by} has made you a member of ${invitation.shop} on Porchlight, where the shop looks after its parcels and returns. This link signs you in once, within ${within}.`,
        aside: `After that, ask for a fresh link at ${invitation.signInUrl}. Did you not expect this? Then do nothing: without this mail nobody can use it.`,
      }
    : {
        subject: 'Your sign-in link for Porchlight',
        greeting: `Hello ${name}, here is your way in.`,
        lead: `This link signs you in once, within ${within}.`,
        aside: 'Did you not ask for it? Then do nothing: without this mail nobody can use it.',
      };
  const html = await render(
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{words.lead}</Preview>
      <Body style={{ margin: 0, backgroundColor: '#f7f6f3', fontFamily: 'system-ui, sans-serif', color: INK }}>
        <Container style={{ maxWidth: 480, padding: '48px 24px' }}>
          <Heading as="h1" style={{ margin: '0 0 16px', fontSize: 26, lineHeight: '34px', fontWeight: 600 }}>
            {words.greeting}
          </Heading>
          <Text style={{ margin: '0 0 24px', fontSize: 16, lineHeight: '26px' }}>{words.lead}</Text>
          <Section style={{ paddingBottom: 24 }}>
            <Button
              href={url}
              style={{ backgroundColor: INK, color: '#fff', borderRadius: 6, padding: '14px 28px', fontWeight: 600 }}
            >
              Sign in to Porchlight
            </Button>
          </Section>
          <Text style={{ margin: 0, fontSize: 14, lineHeight: '22px', color: QUIET }}>{words.aside}</Text>
        </Container>
      </Body>
    </Html>,
  );
  const text = `${words.greeting}\n\n${words.lead}\n\n${url}\n\n${words.aside}\n`;
  return { subject: words.subject, html, text };
}
