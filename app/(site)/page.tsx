import { PorchlightMark } from '@/components/console/layout/porchlight-mark';
import { buttonClasses } from '@/components/ui/button';
import { loadDemoShops } from '@/lib/shops/loaders';

/** What stands at the bare address: the way in, and in the demo the three houses. */
export default async function Page() {
  const shops = await loadDemoShops();
  return (
    <main className="mx-auto grid min-h-dvh max-w-2xl content-center gap-8 p-6">
      <p className="flex items-center gap-3 font-display text-2xl">
        <PorchlightMark size={40} /> Porchlight
      </p>
      <h1 className="text-4xl font-medium leading-tight">
        The light stays on from the buy button to the doorstep, and back again.
      </h1>
      {shops.length > 0 && (
        <ul className="grid gap-2">
          {shops.map(({ slug, name }) => (
            <li key={slug}>
              <a
                href={`/s/${slug}`}
                className="block rounded-card border border-line bg-card px-5 py-4 font-display text-xl no-underline shadow-card hover:border-edge"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/console" className={buttonClasses('primary')}>
          Open the console
        </a>
      </p>
    </main>
  );
}
