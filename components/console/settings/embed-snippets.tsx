import { CopyText } from '@/components/ui/copy-button';
import { Panel } from '@/components/ui/panel';

/** What a shop puts on its own pages. `script` is on the same host as the pages, so it follows the shop's own name. */
export function EmbedSnippets({ pages, script }: { pages: string; script: string }) {
  return (
    <>
      <Panel title="Find an order" id="embed-form">
        <p className="mb-3 text-sm text-muted">
          A form of your own that leads to ours with the number filled in. The email is asked for there and never stands
          in an address.
        </p>
        <CopyText of="The form" text={formOf(pages)} />
      </Panel>
      <Panel title="Where an order is" id="embed-order">
        <p className="mb-3 text-sm text-muted">
          For a customer’s account page: put the order’s <code className="font-mono">tracking_url</code> in both places.
          Without the script, or while it loads, the link stands there. Allow our host in your page’s{' '}
          <code className="font-mono">script-src</code> and <code className="font-mono">connect-src</code> if you fence
          yours.
        </p>
        <CopyText of="The element" text={orderOf(script)} />
      </Panel>
    </>
  );
}

const formOf = (pages: string) =>
  `<form action="${pages}" method="get"><label>Order number <input name="number" required></label> <button>Find my order</button></form>`;

const orderOf = (script: string) =>
  `<porchlight-order src="TRACKING_URL"><a href="TRACKING_URL">Where is my order?</a></porchlight-order><script defer src="${script}"></script>`;
