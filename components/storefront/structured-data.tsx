/** Facts as JSON-LD: a block of data, never run; nothing in it can end the element. */
export function StructuredData({ data, nonce }: { data: object[]; nonce: string }) {
  const json = JSON.stringify(data.length === 1 ? data[0] : data).replace(/</g, '\\u003c');
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with every "<" written as an escape
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
