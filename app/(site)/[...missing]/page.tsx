import { notFound } from 'next/navigation';

/** Addresses that nothing else answers; rendered for each request, so that its scripts carry the nonce. */
export default function Page() {
  notFound();
}
