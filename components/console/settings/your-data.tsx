import { buttonClasses } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-button';
import { Panel } from '@/components/ui/panel';

export function YourData({ apiUrl }: { apiUrl: string }) {
  return (
    <Panel>
      <div className="grid gap-4">
        <p className="max-w-prose">
          Orders, parcels, returns, the policy and the brand can be read and written from outside. The description below
          is made from the same schemas that check each request.
        </p>
        <p>
          <a className={buttonClasses()} href="/api/v1/openapi.json">
            Open the API’s description (OpenAPI 3.1)
          </a>
        </p>
        <CopyText
          label="Try it"
          of="The command"
          text={`curl -H "Authorization: Bearer plk_live_…" ${apiUrl}/return-policy`}
        />
        <p className="text-sm text-muted">
          Whoever runs this Porchlight exports the whole shop with{' '}
          <code className="font-mono">npm run porchlight -- export</code>, and erases one shopper through{' '}
          <code className="font-mono">POST /api/v1/customers/erase</code>.
        </p>
      </div>
    </Panel>
  );
}
