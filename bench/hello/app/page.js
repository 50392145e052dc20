export const dynamic = 'force-dynamic';

/** The least that a dynamic page of the App Router can be: what the tracking page is measured against. */
export default function Page() {
  return <p>Hello</p>;
}
