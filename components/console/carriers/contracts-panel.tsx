'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Empty, Panel } from '@/components/ui/panel';
import { removeContractAction } from '@/lib/contracts/actions';
import type { CarrierPage, ContractValues } from '@/lib/contracts/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { ContractForm } from './contract-form';

const emptyFor = (carrier: string): ContractValues => ({
  carrier,
  service: '',
  lanes: [],
  cutOff: null,
  liability: null,
  claimDays: { lost: null, damaged: null, late: null },
  contacts: [],
  requests: [],
  holidays: [],
  account: null,
  note: null,
});

/** What is agreed with one carrier, for all of its services and for single ones. */
export function ContractsPanel({ shop, page }: { shop: string; page: CarrierPage }) {
  const router = useRouter();
  const [edited, setEdited] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const remove = useAction(removeContractAction);
  const done = (text: string) => {
    setSaid(text);
    setEdited(null);
    router.refresh();
  };
  const form = (values: ContractValues, isNew: boolean) => (
    <ContractForm
      shop={shop}
      values={values}
      isNew={isNew}
      services={page.services}
      currency={page.currency}
      digits={page.digits}
      onDone={() => done('Written down. New estimates and claims go by it.')}
      onCancel={() => setEdited(null)}
    />
  );
  return (
    <Panel
      id="contracts"
      title="What you have agreed"
      action={
        page.mayWrite &&
        page.contracts.length > 0 &&
        edited === null && (
          <Button className="min-h-9 px-3 py-1.5" onClick={() => setEdited('new')}>
            Add a service
          </Button>
        )
      }
    >
      <div className="grid gap-5">
        <Outcome failure={remove.failure} success={said} />
        {edited === 'new' && form(emptyFor(page.carrier), true)}
        {page.contracts.length === 0 && edited === null && (
          <Empty title="Nothing is written down yet.">
            <div className="grid justify-items-center gap-4">
              <p>
                Transit days, cut-off, liability and claim windows: Porchlight promises, warns and claims by what stands
                here.
              </p>
              {page.mayWrite && (
                <Button kind="primary" onClick={() => setEdited('new')}>
                  Write it down
                </Button>
              )}
            </div>
          </Empty>
        )}
        {page.contracts.map((contract) =>
          edited === contract.id ? (
            <div key={contract.id}>{form(contract.values, false)}</div>
          ) : (
            <section key={contract.id} className="grid gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
              <header className="flex flex-wrap items-center justify-between gap-3">
                <h3 className="font-semibold">{contract.title}</h3>
                {page.mayWrite && edited === null && (
                  <span className="flex gap-1">
                    <Button
                      kind="quiet"
                      onClick={() => setEdited(contract.id)}
                      aria-label={`Change: ${contract.title}`}
                    >
                      Change
                    </Button>
                    <ConfirmButton
                      label={`Remove: ${contract.title}`}
                      title={`Forget what is agreed for ${contract.title.toLowerCase()}?`}
                      text="Claims that are open keep their amount and their last day."
                      confirm="Forget it"
                      pending={remove.pending}
                      onConfirm={() => remove.run({ shop, contractId: contract.id }, () => done('Forgotten.'))}
                    >
                      Remove
                    </ConfirmButton>
                  </span>
                )}
              </header>
              {contract.facts.length === 0 ? (
                <p className="text-muted">Nothing but its name.</p>
              ) : (
                <dl className="grid gap-2 text-sm">
                  {contract.facts.map((fact) => (
                    <div key={fact.label} className="grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
                      <dt className="text-muted">{fact.label}</dt>
                      <dd className="break-words whitespace-pre-line">{fact.text}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </section>
          ),
        )}
      </div>
    </Panel>
  );
}
