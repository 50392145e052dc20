import type { Audience, Block, BlockType } from './block-schema';
import { pickLocalized } from './pick-localized';
import type { Localized } from './theme-fields';

/** A block in one language, ready to be shown. What a type does not have is null or empty. */
export type BlockView = {
  id: string;
  type: BlockType;
  pages: Block['pages'];
  place: Block['place'];
  audience: Audience;
  from: string | null;
  until: string | null;
  tone: 'plain' | 'accent';
  title: string | null;
  /** Paragraphs. */
  text: string[];
  link: { label: string; href: string } | null;
  picture: { src: string; alt: string } | null;
  products: { id: string; title: string; src: string | null; href: string | null }[];
  /** Questions with their answers, or steps without. */
  items: { head: string; text: string[] }[];
};

const paragraphs = (text: string | null) =>
  (text ?? '')
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean);

/** The theme's blocks in one language. One whose own words are missing altogether is left out. */
export function resolveBlocks(blocks: readonly Block[], locale: string, fallback: string): BlockView[] {
  const words = (value: Localized | null) => pickLocalized(value, locale, fallback)?.trim() || null;
  const views = blocks
    .filter((block) => !block.is_hidden)
    .map((block): BlockView => {
      const view: BlockView = {
        id: block.id,
        type: block.type,
        pages: block.pages,
        place: block.place,
        audience: block.audience,
        from: block.from,
        until: block.until,
        tone: block.type === 'banner' ? block.tone : 'plain',
        title: 'title' in block ? words(block.title) : null,
        text: 'text' in block ? paragraphs(words(block.text)) : [],
        link: null,
        picture: null,
        products: [],
        items: [],
      };
      if ('link' in block && block.link) {
        const label = words(block.link.label);
        if (label) view.link = { label, href: block.link.href };
      }
      if ('picture' in block && block.picture)
        view.picture = { src: block.picture, alt: words(block.picture_alt) ?? '' };
      if (block.type === 'recommendations')
        view.products = block.products.map(({ external_id, title, picture, href }) => ({
          id: external_id,
          title: title || external_id,
          src: picture,
          href,
        }));
      if (block.type === 'faq')
        view.items = block.items
          .map(({ question, answer }) => ({ head: words(question) ?? '', text: paragraphs(words(answer)) }))
          .filter(({ head }) => head);
      if (block.type === 'care_guide')
        view.items = block.steps.flatMap((step) => {
          const head = words(step);
          return head ? [{ head, text: [] }] : [];
        });
      return view;
    });
  return views.filter(hasWords);
}

/** A block stands on its words: a hero without a title or a text without one says nothing. */
const hasWords = ({ type, title, text, items, products }: BlockView) => {
  if (type === 'banner' || type === 'sustainability' || type === 'text') return text.length > 0;
  if (type === 'faq' || type === 'care_guide') return title !== null && items.length > 0;
  if (type === 'recommendations') return title !== null && products.length > 0;
  return title !== null;
};
