import { type CSSProperties, Fragment, type ReactNode } from 'react';
import { Column, Container, Heading, Row, Section, Text } from 'react-email';
import { Asides, Items, type LayoutProps, MainButton, Paragraphs, Reference, ShopName, SmallPrint } from './mail-parts';
import { MailShell } from './mail-shell';
import type { MailTheme } from './mail-theme';

/** Tiles on a dark board: one huge sentence, the date as a figure, the rest in boxes. */
export function BoardMail({ view, theme }: LayoutProps) {
  const { colors } = theme;
  const beside = view.hero !== null && view.rows.length > 0;
  return (
    <MailShell view={view} theme={theme}>
      <Container style={{ maxWidth: 600, width: '100%', padding: '24px 12px 40px' }}>
        <Row style={{ marginBottom: 16 }}>
          <Column style={{ padding: '0 8px' }}>
            <ShopName
              view={view}
              theme={theme}
              style={{ fontSize: 24, lineHeight: '32px', fontWeight: 800, letterSpacing: '-0.02em' }}
            />
          </Column>
          <Column align={view.dir === 'rtl' ? 'left' : 'right'} style={{ padding: '0 8px' }}>
            <Reference view={view} theme={theme} />
          </Column>
        </Row>
        <Tile theme={theme} style={{ padding: '32px 36px 40px' }}>
          {view.step && <Steps step={view.step} theme={theme} />}
          <Heading
            as="h1"
            className="d-ink m-big"
            style={{
              margin: '0 0 20px',
              fontFamily: theme.heading,
              fontSize: 50,
              lineHeight: '1.04',
              fontWeight: 800,
              letterSpacing: '-0.03em',
              color: colors.ink,
              textWrap: 'balance',
            }}
          >
            {view.headline}
          </Heading>
          <Paragraphs view={view} theme={theme} style={{ fontSize: 17, lineHeight: '26px', margin: '0 0 12px' }} />
          <Section style={{ paddingTop: 16 }}>
            <MainButton view={view} theme={theme} style={{ borderRadius: 999, fontWeight: 700 }} />
          </Section>
        </Tile>
        <Gap />
        {beside ? (
          <Row>
            <Column className="d-button m-stack m-pad" style={{ ...tile(theme, true), width: '36%' }}>
              <Figure view={view} theme={theme} />
            </Column>
            <Column className="m-gap" style={{ width: 12, fontSize: 1 }} />
            <Column className="d-card m-stack m-pad" style={tile(theme)}>
              <Stack view={view} theme={theme} />
            </Column>
          </Row>
        ) : (
          view.rows.length > 0 && (
            <Tile theme={theme}>
              <Stack view={view} theme={theme} />
            </Tile>
          )
        )}
        {view.items.length > 0 && (
          <>
            <Gap />
            <Tile theme={theme}>
              <SmallTitle theme={theme}>{view.itemsTitle}</SmallTitle>
              <Items view={view} theme={theme} size={88} ruled={false} rounded={18} />
            </Tile>
          </>
        )}
        {(view.note || view.tips.length > 0) && (
          <>
            <Gap />
            <Tile theme={theme}>
              <Asides view={view} theme={theme} style={{ margin: 0 }} />
            </Tile>
          </>
        )}
        <Section style={{ padding: '28px 8px 0' }}>
          {view.person && (
            <Text className="d-ink" style={{ margin: '0 0 10px', color: colors.ink, fontSize: 15, lineHeight: '24px' }}>
              {view.person}
            </Text>
          )}
          <SmallPrint view={view} theme={theme} />
        </Section>
      </Container>
    </MailShell>
  );
}

const tile = (theme: MailTheme, accent = false): CSSProperties => ({
  backgroundColor: accent ? theme.colors.accent : theme.colors.card,
  borderRadius: theme.radius,
  padding: '26px 30px',
  verticalAlign: 'top',
});

function Tile({ theme, style, children }: { theme: MailTheme; style?: CSSProperties; children: ReactNode }) {
  return (
    <Section className="d-card m-sheet" style={{ ...tile(theme), ...style }}>
      {children}
    </Section>
  );
}

/** How far it has come, for the eye alone: the headline says it in words. */
function Steps({ step, theme }: { step: number; theme: MailTheme }) {
  return (
    <Row aria-hidden="true" style={{ marginBottom: 22 }}>
      {[1, 2, 3].map((index) => (
        <Fragment key={index}>
          {index > 1 && <Column style={{ width: 8 }} />}
          <Column
            style={{
              height: 8,
              lineHeight: '8px',
              fontSize: 1,
              borderRadius: 8,
              backgroundColor: index <= step ? theme.colors.accent : theme.colors.line,
            }}
          >
            {'\u00a0'}
          </Column>
        </Fragment>
      ))}
    </Row>
  );
}

const Gap = () => <Section style={{ height: 12, lineHeight: '12px', fontSize: 1 }}> </Section>;

function SmallTitle({ theme, children }: { theme: MailTheme; children: ReactNode }) {
  return (
    <Heading
      as="h2"
      className="d-muted"
      style={{
        margin: '0 0 4px',
        fontFamily: theme.body,
        fontSize: 14,
        lineHeight: '22px',
        fontWeight: 600,
        color: theme.colors.muted,
      }}
    >
      {children}
    </Heading>
  );
}

/** The date or amount, as large as the tile bears, in the accent's own ink. */
function Figure({ view, theme }: LayoutProps) {
  if (!view.hero) return null;
  const ink = { margin: 0, color: theme.colors.accentInk, fontFamily: theme.heading };
  if ('amount' in view.hero) {
    return (
      <>
        <Text style={{ ...ink, fontFamily: theme.body, fontSize: 14, lineHeight: '20px', fontWeight: 600 }}>
          {view.hero.label}
        </Text>
        <Text style={{ ...ink, fontSize: 38, lineHeight: '48px', fontWeight: 800, letterSpacing: '-0.03em' }}>
          {view.hero.amount}
        </Text>
      </>
    );
  }
  const { weekday, day, month, time } = view.hero.figures;
  return (
    <>
      <Text style={{ ...ink, fontSize: 17, lineHeight: '22px', fontWeight: 700 }}>{weekday}</Text>
      <Text style={{ ...ink, fontSize: 68, lineHeight: '66px', fontWeight: 800, letterSpacing: '-0.05em' }}>{day}</Text>
      <Text style={{ ...ink, fontSize: 17, lineHeight: '24px', fontWeight: 700 }}>{month}</Text>
      {time && (
        <Text style={{ ...ink, fontFamily: theme.body, fontSize: 15, lineHeight: '22px', fontWeight: 600 }}>
          {time}
        </Text>
      )}
    </>
  );
}

/** Label above value, for a narrow tile. */
function Stack({ view, theme }: LayoutProps) {
  return view.rows.map(({ label, value }, index) => (
    <Section key={label} style={{ paddingTop: index === 0 ? 0 : 12 }}>
      <SmallTitle theme={theme}>{label}</SmallTitle>
      <Text
        className="d-ink"
        style={{
          margin: 0,
          color: theme.colors.ink,
          fontSize: 17,
          lineHeight: '24px',
          fontWeight: 600,
          wordBreak: 'break-word',
        }}
      >
        {value}
      </Text>
    </Section>
  ));
}
