/** A code to scan: black on white whatever the brand, as an image so that nothing in it can act. */
export function QrCode({ svg, alt }: { svg: string; alt: string }) {
  return (
    <span className="qr">
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={alt} width="240" height="240" />
    </span>
  );
}
