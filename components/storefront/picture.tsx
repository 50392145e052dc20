import { Icon } from './icons';

/** A square product picture, or a quiet placeholder of the same size. `eager` for the one that is the page's point. */
export function Picture({ src, alt, eager = false }: { src: string | null; alt: string; eager?: boolean }) {
  if (!src) {
    return (
      <span className="picture picture-none">
        <Icon name="box" />
        {alt && <span className="sr-only">{alt}</span>}
      </span>
    );
  }
  return (
    <span className="picture">
      <img
        src={src}
        alt={alt}
        width="640"
        height="640"
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding="async"
      />
    </span>
  );
}
