/**
 * Reads a body of unknown length as far as it may go: the whole of it, or null where there are more than `most` bytes. Asked
 * again with a greater `most` it goes on where it stopped. Holds what has come, and at most one chunk beyond `most`.
 */
export type ReadBody = (most: number) => Promise<Buffer | null>;

/** Reads from whatever the chunks come out of; throws what that throws where the sender breaks off. */
export function bodyReader(chunks: AsyncIterator<Uint8Array>): ReadBody {
  const begun: Uint8Array[] = [];
  let size = 0;
  return async (most) => {
    while (size <= most) {
      const { done, value } = await chunks.next();
      if (done) return Buffer.concat(begun);
      begun.push(value);
      size += value.byteLength;
    }
    return null;
  };
}
