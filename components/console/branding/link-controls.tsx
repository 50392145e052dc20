'use client';

import { SortableList } from '@/components/console/policy/sortable-list';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { pickLocalized } from '@/lib/branding/rules/pick-localized';
import type { Theme } from '@/lib/branding/schema';
import { LocalizedInput, type Speaking } from './localized-input';
import { OpeningHoursFields } from './opening-hours-fields';

type Links = Theme['footer_links'];

/** The shop's own ways out: header, footer, social pages and other ways to reach a person. */
export function LinkControls({
  theme,
  speaking,
  onChange,
}: {
  theme: Theme;
  speaking: Speaking;
  onChange: (change: Partial<Theme>) => void;
}) {
  const { contact } = theme;
  const set = (change: Partial<Theme['contact']>) => onChange({ contact: { ...contact, ...change } });
  return (
    <>
      <Panel title="Contact" id="contact">
        <div className="grid grid-cols-1 gap-4">
          <TextInput
            id="contact-email"
            type="email"
            label="Contact email"
            value={contact.email ?? ''}
            onChange={(event) => set({ email: event.target.value || null })}
          />
          <TextInput
            id="contact-phone"
            label="Contact phone"
            value={contact.phone ?? ''}
            onChange={(event) => set({ phone: event.target.value || null })}
          />
          <OpeningHoursFields hours={contact.open} onChange={(open) => set({ open })} />
          <LocalizedInput
            id="contact-hours"
            label="When you answer, in your own words"
            value={contact.hours}
            speaking={speaking}
            maxLength={120}
            onChange={(hours) => set({ hours })}
          />
          <LocalizedInput
            id="contact-reply"
            label="How soon, in your own words"
            value={contact.reply_time}
            speaking={speaking}
            maxLength={120}
            onChange={(reply_time) => set({ reply_time })}
          />
        </div>
      </Panel>
      <LinkList
        id="channels"
        title="Other ways to reach you"
        most={6}
        links={contact.channels}
        speaking={speaking}
        onChange={(channels) => set({ channels })}
      />
      <LinkList
        id="header-links"
        title="Links in the header"
        most={5}
        links={theme.header_links}
        speaking={speaking}
        onChange={(header_links) => onChange({ header_links })}
      />
      <LinkList
        id="footer-links"
        title="Links in the footer"
        most={10}
        links={theme.footer_links}
        speaking={speaking}
        onChange={(footer_links) => onChange({ footer_links })}
      />
      <LinkList
        id="social"
        title="Social pages"
        most={8}
        links={theme.social}
        speaking={speaking}
        onChange={(social) => onChange({ social })}
      />
    </>
  );
}

function LinkList({
  id,
  title,
  most,
  links,
  speaking,
  onChange,
}: {
  id: string;
  title: string;
  most: number;
  links: Links;
  speaking: Speaking;
  onChange: (links: Links) => void;
}) {
  const set = (at: number, change: Partial<Links[number]>) =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...change } : link)));
  const name = (link: Links[number]) =>
    pickLocalized(link.label, speaking.locale, speaking.locales[0] ?? 'en') ?? link.href;
  return (
    <Panel title={title} id={id}>
      {links.length > 0 && (
        <SortableList
          label={title}
          items={links}
          ids={links.map((_, at) => `${id}-${at}`)}
          nameOf={name}
          onMove={(from, to) => {
            const next = [...links];
            const [moved] = next.splice(from, 1);
            if (moved) next.splice(to, 0, moved);
            onChange(next);
          }}
        >
          {(link, at, steps) => (
            <div className="grid gap-3">
              <LocalizedInput
                id={`${id}-${at}-label`}
                label="Says"
                value={link.label}
                speaking={speaking}
                maxLength={60}
                onChange={(label) => set(at, { label })}
              />
              <TextInput
                id={`${id}-${at}-href`}
                label="Leads to"
                value={link.href}
                maxLength={500}
                onChange={(event) => set(at, { href: event.target.value.trim() })}
              />
              <div className="flex">
                <Button
                  kind="quiet"
                  aria-label={`Remove ${name(link)}`}
                  onClick={() => onChange(links.filter((_, index) => index !== at))}
                >
                  Remove
                </Button>
                {steps}
              </div>
            </div>
          )}
        </SortableList>
      )}
      {links.length < most && (
        <Button
          kind="quiet"
          className="mt-3"
          onClick={() => onChange([...links, { label: { [speaking.locale]: 'New link' }, href: 'https://' }])}
        >
          + A link
        </Button>
      )}
    </Panel>
  );
}
