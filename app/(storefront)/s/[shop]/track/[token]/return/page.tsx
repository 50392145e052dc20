import { redirect } from 'next/navigation';
import { Shell } from '@/components/storefront/shell';
import { stepFacts } from '@/lib/returns/rules/draft-quote';
import { isReachable, nextStep, STEP_IDS, type StepId } from '@/lib/returns/rules/steps';
import { openFlow } from './load-flow';
import { PickStep } from './pick-step';
import { StatusOnly } from './status-only';
import { WizardStep } from './wizard-step';

type Props = {
  params: Promise<{ shop: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null);

export default async function Page({ params, searchParams }: Props) {
  const { shop, token } = await params;
  const query = await searchParams;
  const { wizard, dress } = await openFlow(shop, token);
  if (!wizard) return <StatusOnly dress={dress} />;
  const { draft, links } = wizard.facts;
  const facts = stepFacts(wizard.facts, wizard.now);
  const asked = (STEP_IDS as readonly string[]).includes(one(query.step) ?? '') ? (one(query.step) as StepId) : 'items';
  if (!isReachable(asked, draft, facts)) redirect(links.step(nextStep(draft, facts)));
  const selector = { shop, token, lang: one(query.lang) };
  const key = asked === 'resolution' ? one(query.pick) : null;
  if (key) {
    return (
      <Shell frame={wizard.dress.frame}>
        <PickStep
          wizard={wizard}
          pick={{ key, search: one(query.q) ?? '', after: one(query.after) }}
          selector={selector}
        />
      </Shell>
    );
  }
  return (
    <Shell frame={wizard.dress.frame}>
      <WizardStep
        key={`${asked} ${draft.version}`}
        wizard={wizard}
        step={asked}
        problem={one(query.problem)}
        parcel={one(query.with)}
        selector={selector}
      />
    </Shell>
  );
}
