import type { BlockView } from '@/lib/branding/rules/resolve-blocks';
import { Icon } from './icons';
import { Picture } from './picture';
import type { Frame } from './types';

type Props = { block: BlockView; frame: Frame };

/** What the shop adds to a page, below its news. Each block is a panel of the house, so a temperament draws it its own way. */
export function Blocks({
  frame,
  blocks,
  place,
}: {
  frame: Frame;
  blocks: readonly BlockView[];
  place?: BlockView['place'];
}) {
  const shown = place ? blocks.filter((block) => block.place === place) : blocks;
  if (shown.length === 0) return null;
  return (
    <div className="blocks" data-place={place ?? 'below'}>
      {shown.map((block) => {
        const Show = SHOWN[block.type];
        return (
          <section
            key={block.id}
            className="panel shop-block"
            data-block={block.type}
            data-tone-of={block.tone}
            aria-labelledby={block.title ? `block-${block.id}` : undefined}
            aria-label={block.title ? undefined : frame.t('block.from', { shop: frame.brand.shop.name })}
          >
            <Show block={block} frame={frame} />
          </section>
        );
      })}
    </div>
  );
}

const Title = ({ block }: { block: BlockView }) =>
  block.title && (
    <h2 id={`block-${block.id}`} className="block-title">
      {block.title}
    </h2>
  );

const Text = ({ text }: { text: readonly string[] }) => text.map((paragraph) => <p key={paragraph}>{paragraph}</p>);

function Way({ link, quiet = false }: { link: BlockView['link']; quiet?: boolean }) {
  if (!link) return null;
  return (
    <p className="block-way">
      <a className={quiet ? 'link-out' : 'button'} data-kind={quiet ? undefined : 'quiet'} href={link.href}>
        {link.label}
      </a>
    </p>
  );
}

const BlockPicture = ({ picture }: { picture: BlockView['picture'] }) =>
  picture && <img className="block-picture" src={picture.src} alt={picture.alt} loading="lazy" decoding="async" />;

function Hero({ block }: Props) {
  return (
    <>
      <BlockPicture picture={block.picture} />
      <div className="block-words">
        <Title block={block} />
        <Text text={block.text} />
        <Way link={block.link} />
      </div>
    </>
  );
}

function Banner({ block }: Props) {
  return (
    <>
      <Text text={block.text} />
      <Way link={block.link} quiet />
    </>
  );
}

function Recommendations({ block }: Props) {
  return (
    <>
      <Title block={block} />
      <ul className="block-products" data-count={Math.min(block.products.length, 4)}>
        {block.products.map((product) => (
          <li key={product.id}>
            <Picture src={product.src} alt="" />
            {product.href ? <a href={product.href}>{product.title}</a> : <span>{product.title}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Questions({ block }: Props) {
  return (
    <>
      <Title block={block} />
      <div className="block-faq">
        {block.items.map(({ head, text }, index) => (
          <details key={head} className="fold" id={`block-${block.id}-${index}`}>
            <summary>
              <span>{head}</span>
              <Icon name="chevron" className="icon chevron" />
            </summary>
            <div>
              <Text text={text} />
            </div>
          </details>
        ))}
      </div>
    </>
  );
}

function CareGuide({ block }: Props) {
  return (
    <>
      <BlockPicture picture={block.picture} />
      <div className="block-words">
        <Title block={block} />
        <ol className="block-steps">
          {block.items.map(({ head }) => (
            <li key={head}>{head}</li>
          ))}
        </ol>
      </div>
    </>
  );
}

function ReviewPrompt({ block, frame }: Props) {
  const { feedback } = frame.links;
  const own = feedback ? { label: frame.t('block.review'), href: feedback } : null;
  return (
    <>
      <Title block={block} />
      <Text text={block.text} />
      <Way link={block.link ?? own} />
    </>
  );
}

function Words({ block }: Props) {
  return (
    <>
      <Title block={block} />
      <Text text={block.text} />
      <Way link={block.link} quiet />
    </>
  );
}

const SHOWN = {
  hero: Hero,
  banner: Banner,
  recommendations: Recommendations,
  faq: Questions,
  care_guide: CareGuide,
  review_prompt: ReviewPrompt,
  sustainability: Words,
  text: Words,
} satisfies Record<BlockView['type'], (props: Props) => unknown>;
