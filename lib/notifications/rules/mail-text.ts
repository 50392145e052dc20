import type { MailView } from './mail-view';

/** The text part: the same sentences in the same order, links written out. */
export function mailText(view: MailView): string {
  const items = view.items.map(({ title, variant }) => `- ${[title, variant].filter(Boolean).join(', ')}`);
  const blocks = [
    view.greeting,
    view.headline,
    ...view.paragraphs,
    `${view.button.label}:\n${view.button.href}`,
    view.rows.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    items.length ? [`${view.itemsTitle}:`, ...items, ...(view.moreItems ? [view.moreItems] : [])].join('\n') : '',
    view.note ? `${view.note.title}:\n${view.note.text}` : '',
    ...view.tips.map(({ title, text }) => `${title}:\n${text}`),
    view.person ?? '',
    `${view.signOff}\n${view.shopName}`,
    `-- \n${view.because}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
