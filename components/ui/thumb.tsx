import { classes } from './class-names';

const SIZES = { small: 'size-11', medium: 'size-16', large: 'size-24' };

/** A product in a small frame; its first letter where the shop gave no picture. */
export function Thumb({
  url,
  title,
  size = 'small',
  className,
}: {
  url: string | null;
  title: string;
  size?: keyof typeof SIZES;
  className?: string;
}) {
  const frame = classes(
    'shrink-0 overflow-hidden rounded-control border border-line bg-sunken',
    SIZES[size],
    className,
  );
  if (!url) {
    return (
      <span aria-hidden="true" className={classes(frame, 'grid place-items-center font-display text-lg text-muted')}>
        {Array.from(title.trim())[0] ?? '·'}
      </span>
    );
  }
  return <img src={url} alt="" loading="lazy" decoding="async" className={classes(frame, 'object-cover')} />;
}
