import { type Block, type BlockType, blockSchema } from '@/lib/branding/rules/block-schema';

const STARTS: Record<BlockType, object> = {
  hero: { title: 'A word while you wait' },
  banner: { text: 'Something worth knowing.', place: 'near' },
  recommendations: { title: 'Goes well with it' },
  faq: {
    title: 'Questions we are asked',
    items: [{ question: 'May I change the address?', answer: 'Write to us before it leaves.' }],
  },
  care_guide: {
    title: 'Looking after it',
    steps: ['Read the label before the first wash.'],
    audience: { stages: ['delivered'] },
  },
  review_prompt: { title: 'How was it?', audience: { stages: ['delivered'] } },
  sustainability: { text: 'What we did, and how much of it.' },
  text: { text: 'Your own words.' },
};

/** A block of a kind with words to write over, and an id that none of `taken` has. */
export function newBlock(type: BlockType, taken: readonly string[], product: ProductChoice | null): Block {
  let number = 1;
  const id = () => `${type.replaceAll('_', '-')}-${number}`;
  while (taken.includes(id())) number++;
  return blockSchema.parse({
    type,
    id: id(),
    ...STARTS[type],
    ...(type === 'recommendations' && product && { products: [product] }),
  });
}

export type ProductChoice = { external_id: string; title: string; picture: string | null; href: string | null };
