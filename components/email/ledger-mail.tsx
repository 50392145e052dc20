import { Column, Container, Heading, Row, Section, Text } from 'react-email';
import {
  Asides,
  Emblem,
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

/** A page of a ledger: narrow, ruled, the shop's name down the margin, the day in large figures, no boxes. */
export function LedgerMail({ view, theme }: LayoutProps) {
  const { colors } = theme;
  const vertical = isVertical(view.shopName);
  return (
    <MailShell view={view} theme={theme}>
      <Container style={{ maxWidth: 600, width: '100%', padding: '40px 16px 48px' }}>
        <Row>
          {vertical && (
            <Column style={{ width: 72, verticalAlign: 'top' }}>
              <Emblem theme={theme} style={{ marginBottom: 16 }} />
              <VerticalName view={view} theme={theme} />
            </Column>
          )}
          <Column style={{ verticalAlign: 'top' }}>
            {!vertical && (
              <ShopName
                view={view}
                theme={theme}
                style={{ fontSize: 21, lineHeight: '32px', letterSpacing: '0.08em' }}
              />
            )}
            {theme.openingLine && (
              <Text
                className="d-muted"
                style={{ margin: '0 0 20px', color: colors.muted, fontSize: 14, lineHeight: '26px' }}
              >
                {theme.openingLine}
              </Text>
            )}
            <Rule theme={theme} style={{ borderTop: `2px solid ${colors.accentText}`, margin: '0 0 10px' }} />
            <Reference view={view} theme={theme} style={{ margin: '0 0 24px' }} />
            <Figures view={view} theme={theme} />
            <Heading
              as="h1"
              className="d-ink"
              style={{
                margin: '0 0 20px',
                fontFamily: theme.heading,
                fontSize: 25,
                lineHeight: '40px',
                fontWeight: 500,
                color: colors.ink,
                textWrap: 'balance',
              }}
            >
              {view.headline}
            </Heading>
            <Text className="d-ink" style={{ margin: '0 0 12px', color: colors.ink, fontSize: 16, lineHeight: '30px' }}>
              {view.greeting}
            </Text>
            <Paragraphs view={view} theme={theme} style={{ lineHeight: '30px', margin: '0 0 12px' }} />
            <Section style={{ padding: '16px 0 36px' }}>
              <MainButton view={view} theme={theme} style={{ fontWeight: 500, padding: '14px 36px' }} />
            </Section>
            {view.items.length > 0 && (
              <Text className="d-muted" style={{ margin: '0 0 8px', color: colors.muted, fontSize: 14 }}>
                {view.itemsTitle}
              </Text>
            )}
            <Items view={view} theme={theme} size={72} ruled rounded={0} weight={400} />
            <Rows view={view} theme={theme} />
            <Asides view={view} theme={theme} style={{ margin: '24px 0 0' }} />
            <Rule theme={theme} style={{ margin: '32px 0 20px' }} />
            {view.person && (
              <Text
                className="d-ink"
                style={{ margin: '0 0 12px', color: colors.ink, fontSize: 16, lineHeight: '28px' }}
              >
                {view.person}
              </Text>
            )}
            <Text className="d-ink" style={{ margin: '0 0 20px', color: colors.ink, fontSize: 16, lineHeight: '28px' }}>
              {view.signOff}
              <br />
              {view.shopName}
            </Text>
            <SmallPrint view={view} theme={theme} />
          </Column>
        </Row>
      </Container>
    </MailShell>
  );
}

/** Only scripts that are also written downwards, and only as long as a margin bears. */
const isVertical = (name: string) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,8}/u.test(name);

/** Mail programs drop `writing-mode`, so the name is set letter by letter; read aloud it is one word. */
function VerticalName({ view, theme }: LayoutProps) {
  const letters = [...(view.shopName.split(/[\s　]/u)[0] ?? view.shopName)];
  return (
    <div role="img" aria-label={view.shopName}>
      <Text
        aria-hidden="true"
        className="d-ink"
        style={{
          margin: 0,
          fontFamily: theme.heading,
          fontSize: 22,
          lineHeight: '32px',
          color: theme.colors.ink,
          width: 40,
          textAlign: 'center',
          whiteSpace: 'pre-line',
        }}
      >
        {letters.join('\n')}
      </Text>
    </div>
  );
}

function Figures({ view, theme }: LayoutProps) {
  if (!view.hero) return null;
  const className = 'd-accentText';
  const text = { margin: 0, fontFamily: theme.heading, color: theme.colors.accentText };
  if ('amount' in view.hero) {
    return (
      <Section style={{ paddingBottom: 16 }}>
        <Text className="d-muted" style={{ margin: 0, color: theme.colors.muted, fontSize: 14 }}>
          {view.hero.label}
        </Text>
        <Text className={className} style={{ ...text, fontSize: 52, lineHeight: '64px' }}>
          {view.hero.amount}
        </Text>
      </Section>
    );
  }
  const { weekday, day, month, time } = view.hero.figures;
  return (
    <Section style={{ paddingBottom: 16 }}>
      <Text className="d-muted" style={{ margin: 0, color: theme.colors.muted, fontSize: 14 }}>
        {view.hero.label}
      </Text>
      <Row>
        <Column style={{ width: 1, whiteSpace: 'nowrap', verticalAlign: 'bottom' }}>
          <Text className={className} style={{ ...text, fontSize: 72, lineHeight: '80px' }}>
            {day}
          </Text>
        </Column>
        <Column style={{ width: 16 }} />
        <Column style={{ verticalAlign: 'bottom', paddingBottom: 10 }}>
          <Text className={className} style={{ ...text, fontSize: 18, lineHeight: '26px' }}>
            {month} {weekday}
          </Text>
          {time && (
            <Text className={className} style={{ ...text, fontSize: 18, lineHeight: '26px' }}>
              {time}
            </Text>
          )}
        </Column>
      </Row>
    </Section>
  );
}
