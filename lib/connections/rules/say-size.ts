/** A size above a megabyte, for people. */
export const saySize = (bytes: number): string =>
  bytes < 1_048_576 * 1.1 ? 'more than 1 MB' : `${(bytes / 1_048_576).toFixed(1)} MB`;
