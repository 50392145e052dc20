import type { CSSProperties } from 'react';
import { Button, Column, Hr, Img, Row, Section, Text } from 'react-email';
import type { MailItemView, MailView } from '@/lib/notifications/rules/mail-view';
import type { MailTheme } from './mail-theme';

export type LayoutProps = { view: MailView; theme: MailTheme };

const EMBLEM = 40;

/** The shop's emblem by day, and by night where the mail follows the device. Beside the name in words, so without one. */
export function Emblem({ theme, style }: { theme: MailTheme; style?: CSSProperties }) {
  const { day, night } = theme.logo;
  if (!day) return null;
  const swaps = theme.dark && night && night !== day;
  const size = { height: EMBLEM, width: 'auto', ...style };
  return (
    <>
      <Img src={day} alt="" height={EMBLEM} className={swaps ? 'l-day' : undefined} style={size} />
      {swaps && <Img src={night} alt="" height={EMBLEM} className="l-night" style={{ ...size, display: 'none' }} />}
    </>
  );
}

/** The shop's name in its own letters, behind its emblem: pictures are often not loaded, the name must still be there. */
export function ShopName({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  const name = (
    <Text className="d-ink" style={{ margin: 0, fontFamily: theme.heading, color: theme.colors.ink, ...style }}>
      {view.shopName}
    </Text>
  );
  if (!theme.logo.day) return name;
  return (
    <Row align={view.dir === 'rtl' ? 'right' : 'left'} style={{ width: 'auto' }}>
      <Column style={{ verticalAlign: 'middle' }}>
        <Emblem theme={theme} />
      </Column>
      <Column style={{ width: 14 }} />
      <Column style={{ verticalAlign: 'middle' }}>{name}</Column>
    </Row>
  );
}

export function MainButton({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  return (
    <Button
      href={view.button.href}
      className="d-button m-full"
      style={{
        backgroundColor: theme.colors.accent,
        color: theme.colors.accentInk,
        borderRadius: theme.radius,
        fontFamily: theme.body,
        fontSize: 17,
        fontWeight: 600,
        lineHeight: '24px',
        padding: '14px 28px',
        textDecoration: 'none',
        ...style,
      }}
    >
      {view.button.label}
    </Button>
  );
}

export function Paragraphs({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  return view.paragraphs.map((text) => (
    <Text
      key={text}
      className="d-ink"
      style={{ margin: '0 0 16px', color: theme.colors.ink, fontSize: 16, lineHeight: '26px', ...style }}
    >
      {text}
    </Text>
  ));
}

function Item({
  item,
  theme,
  size,
  ruled,
  rounded,
  weight,
}: {
  item: MailItemView;
  theme: MailTheme;
  size: number;
  ruled: boolean;
  rounded: number;
  weight: number;
}) {
  const edge = ruled ? { borderTop: `1px solid ${theme.colors.line}` } : {};
  return (
    <Row className="d-line" style={edge}>
      {item.picture && (
        <Column style={{ width: size + 16, padding: '12px 0', verticalAlign: 'middle' }}>
          <Img
            src={item.picture.src}
            alt={item.picture.alt}
            width={size}
            height={size}
            style={{ borderRadius: rounded, objectFit: 'cover' }}
          />
        </Column>
      )}
      <Column style={{ padding: '12px 0', verticalAlign: 'middle' }}>
        <Text
          className="d-ink"
          style={{ margin: 0, color: theme.colors.ink, fontSize: 16, lineHeight: '23px', fontWeight: weight }}
        >
          {item.title}
        </Text>
        {item.variant && (
          <Text className="d-muted" style={{ margin: 0, color: theme.colors.muted, fontSize: 15, lineHeight: '22px' }}>
            {item.variant}
          </Text>
        )}
      </Column>
    </Row>
  );
}

/** The goods with their pictures. `ruled` draws a line above each. */
export function Items({
  view,
  theme,
  size,
  ruled,
  rounded,
  weight = 600,
}: LayoutProps & { size: number; ruled: boolean; rounded: number; weight?: number }) {
  if (!view.items.length) return null;
  return (
    <Section>
      {view.items.map((item) => (
        <Item key={item.id} item={item} theme={theme} size={size} rounded={rounded} weight={weight} ruled={ruled} />
      ))}
      {view.moreItems && (
        <Text className="d-muted" style={{ margin: '8px 0 0', color: theme.colors.muted, fontSize: 15 }}>
          {view.moreItems}
        </Text>
      )}
    </Section>
  );
}

/** Label and value in two columns, one row each, in the order given. */
export function Rows({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  if (!view.rows.length) return null;
  return (
    <Section>
      {view.rows.map(({ label, value }) => (
        <Row key={label} className="d-line" style={{ borderTop: `1px solid ${theme.colors.line}`, ...style }}>
          <Column style={{ width: '42%', padding: '10px 0', verticalAlign: 'top' }}>
            <Text
              className="d-muted"
              style={{ margin: 0, color: theme.colors.muted, fontSize: 14, lineHeight: '22px' }}
            >
              {label}
            </Text>
          </Column>
          <Column style={{ padding: '10px 0', verticalAlign: 'top' }}>
            <Text
              className="d-ink"
              style={{ margin: 0, color: theme.colors.ink, fontSize: 15, lineHeight: '22px', wordBreak: 'break-word' }}
            >
              {value}
            </Text>
          </Column>
        </Row>
      ))}
    </Section>
  );
}

/** The merchant's own words and care tips: quiet, with a small title. */
export function Asides({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  return [...(view.note ? [view.note] : []), ...view.tips].map(({ title, text }) => (
    <Section key={text} style={{ margin: '20px 0 0', ...style }}>
      <Text
        className="d-muted"
        style={{ margin: '0 0 2px', color: theme.colors.muted, fontSize: 14, lineHeight: '22px', fontWeight: 600 }}
      >
        {title}
      </Text>
      <Text
        className="d-ink"
        style={{ margin: 0, color: theme.colors.ink, fontSize: 16, lineHeight: '25px', whiteSpace: 'pre-line' }}
      >
        {text}
      </Text>
    </Section>
  ));
}

export function SmallPrint({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  return (
    <Text
      className="d-muted"
      style={{ margin: 0, color: theme.colors.muted, fontSize: 13, lineHeight: '21px', ...style }}
    >
      {view.because}
    </Text>
  );
}

/** A line across, in the theme's own colour. */
export function Rule({ theme, style }: { theme: MailTheme; style?: CSSProperties }) {
  return (
    <Hr
      className="d-line"
      style={{ border: 'none', borderTop: `1px solid ${theme.colors.line}`, margin: 0, ...style }}
    />
  );
}

/** "Order 1042", on one line unless the shop's numbers are long. */
export function Reference({ view, theme, style }: LayoutProps & { style?: CSSProperties }) {
  const whiteSpace = view.reference.length <= 24 ? 'nowrap' : undefined;
  return (
    <Text
      className="d-muted"
      style={{ margin: 0, color: theme.colors.muted, fontSize: 14, lineHeight: '24px', whiteSpace, ...style }}
    >
      {view.reference}
    </Text>
  );
}
