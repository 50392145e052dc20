import { Column, Container, Heading, Row, Section, Text } from 'react-email';
import {
  Asides,
  Items,
  type LayoutProps,
  MainButton,
  Paragraphs,
  Reference,
  Rows,
  Rule,
  ShopName,
  SmallPrint,
} from './mail-parts';
import { MailShell } from './mail-shell';

/** A letter on a sheet: letterhead, the date where a letter has its date, one column, a signature. */
export function LetterMail({ view, theme }: LayoutProps) {
  const { colors } = theme;
  return (
    <MailShell view={view} theme={theme}>
      <Container style={{ maxWidth: 600, width: '100%', padding: '32px 12px 40px' }}>
        <Section
          className="d-card d-line m-sheet"
          style={{
            backgroundColor: colors.card,
            border: `1px solid ${colors.line}`,
            borderRadius: theme.radius,
            padding: '44px 56px 48px',
          }}
        >
          <Row>
            <Column style={{ verticalAlign: 'bottom' }}>
              <ShopName view={view} theme={theme} style={{ fontSize: 24, lineHeight: '30px', fontWeight: 500 }} />
            </Column>
            <Column align={view.dir === 'rtl' ? 'left' : 'right'} style={{ verticalAlign: 'bottom' }}>
              <Reference view={view} theme={theme} />
            </Column>
          </Row>
          <Rule theme={theme} style={{ margin: '16px 0 36px' }} />
          <Hero view={view} theme={theme} />
          <Text className="d-ink" style={{ margin: '0 0 16px', color: colors.ink, fontSize: 17, lineHeight: '28px' }}>
            {view.greeting}
          </Text>
          <Heading
            as="h1"
            className="d-ink"
            style={{
              margin: '0 0 16px',
              fontFamily: theme.heading,
              fontSize: 29,
              lineHeight: '37px',
              fontWeight: 500,
              color: colors.ink,
              textWrap: 'balance',
            }}
          >
            {view.headline}
          </Heading>
          <Paragraphs view={view} theme={theme} style={{ fontSize: 17, lineHeight: '28px' }} />
          <Section style={{ padding: '12px 0 36px' }}>
            <MainButton view={view} theme={theme} />
          </Section>
          {view.items.length > 0 && (
            <Heading
              as="h2"
              className="d-ink"
              style={{
                margin: '0 0 10px',
                fontFamily: theme.heading,
                fontSize: 19,
                lineHeight: '26px',
                fontWeight: 500,
                color: colors.ink,
              }}
            >
              {view.itemsTitle}
            </Heading>
          )}
          <Items view={view} theme={theme} size={84} ruled rounded={4} />
          <Rows view={view} theme={theme} />
          <Asides view={view} theme={theme} style={{ margin: '28px 0 0' }} />
          <Section style={{ padding: '36px 0 0' }}>
            {view.person && (
              <Text
                className="d-ink"
                style={{ margin: '0 0 16px', color: colors.ink, fontSize: 17, lineHeight: '28px' }}
              >
                {view.person}
              </Text>
            )}
            <Text className="d-ink" style={{ margin: 0, color: colors.ink, fontSize: 17, lineHeight: '28px' }}>
              {view.signOff}
            </Text>
            <Text
              className="d-ink"
              style={{
                margin: 0,
                fontFamily: theme.heading,
                fontStyle: 'italic',
                fontSize: 22,
                lineHeight: '32px',
                color: colors.ink,
              }}
            >
              {view.shopName}
            </Text>
          </Section>
        </Section>
        <Section className="m-sheet" style={{ padding: '24px 56px 0' }}>
          {theme.openingLine && (
            <Text
              className="d-muted"
              style={{ margin: '0 0 8px', color: colors.muted, fontSize: 14, lineHeight: '22px' }}
            >
              {theme.openingLine}
            </Text>
          )}
          <SmallPrint view={view} theme={theme} />
        </Section>
      </Container>
    </MailShell>
  );
}

/** Where a letter carries its date: at the far edge, here with the day it is about. */
function Hero({ view, theme }: LayoutProps) {
  if (!view.hero) return null;
  const text = { margin: 0, fontFamily: theme.heading, lineHeight: '32px', color: theme.colors.accentText };
  return (
    <Section style={{ paddingBottom: 28 }}>
      <Row>
        <Column align={view.dir === 'rtl' ? 'left' : 'right'}>
          <Text className="d-muted" style={{ margin: 0, color: theme.colors.muted, fontSize: 14, lineHeight: '22px' }}>
            {view.hero.label}
          </Text>
          {'amount' in view.hero ? (
            <Text className="d-accentText" style={{ ...text, fontSize: 34, lineHeight: '42px' }}>
              {view.hero.amount}
            </Text>
          ) : (
            <>
              <Text className="d-accentText" style={{ ...text, fontSize: 25 }}>
                {view.hero.line}
              </Text>
              {view.hero.figures.time && (
                <Text className="d-accentText" style={{ ...text, fontSize: 18, lineHeight: '28px' }}>
                  {view.hero.figures.time}
                </Text>
              )}
            </>
          )}
        </Column>
      </Row>
    </Section>
  );
}
