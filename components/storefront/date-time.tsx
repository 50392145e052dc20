/** A moment as the shopper reads it, beside the machine's form when the instant is known. */
export function DateTime({ text, dateTime, className }: { text: string; dateTime: string | null; className?: string }) {
  if (!dateTime) return <span className={className}>{text}</span>;
  return (
    <time className={className} dateTime={dateTime}>
      {text}
    </time>
  );
}

/** A date that no longer holds: struck through for the eye, said in words for the ear. */
export function StruckDate({ was }: { was: { text: string; spoken: string } | null }) {
  if (!was) return null;
  return (
    <del className="was">
      <span className="sr-only">{was.spoken}</span>
      <span aria-hidden="true">{was.text}</span>
    </del>
  );
}
