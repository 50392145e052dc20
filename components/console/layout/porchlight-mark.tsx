/** The lamp by the door. */
export function PorchlightMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Porchlight">
      <path d="M16 2.5v3.2" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M9 12.5c0-4 3.1-6.8 7-6.8s7 2.8 7 6.8l1.6 3.2H7.4z" fill="currentColor" />
      <circle cx="16" cy="18.6" r="3.4" className="fill-lamp" />
      <path
        d="M8.5 21.5 5 29.5M16 24v5.5M23.5 21.5l3.5 8"
        className="stroke-lamp"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
