'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { proposeFromLogoAction, proposeFromWebsiteAction } from '@/lib/branding/actions';
import { TEMPLATES, type Template } from '@/lib/branding/rules/template-catalog';
import { type Theme, themeSchema } from '@/lib/branding/schema';
import { CarriedBrand } from './carried-brand';
import { refusal } from './picture-input';
import { type Scene, ThemeFrame } from './preview';

type Proposal = { logo: string | null; templates: Template[] };

/** A theme in another look, with everything the shop has written left as it is. */
const wearing = (theme: Theme, template: Template, logo: string | null): Theme => ({
  ...theme,
  dark_colors: undefined,
  ...lookOf(template),
  ...(logo && { logo: { ...theme.logo, light: logo } }),
});

const lookOf = ({ look }: Template) => {
  const whole = themeSchema.parse(look);
  const { layout, colors, dark_mode, fonts, radius, density, type_scale, button_style, card_style, imagery } = whole;
  return { layout, colors, dark_mode, fonts, radius, density, type_scale, button_style, card_style, imagery };
};

/** Where a look comes from: the shop's own website, its logo, or one of ours. */
export function StartControls({
  shop,
  theme,
  scene,
  onChange,
}: {
  shop: string;
  theme: Theme;
  scene: Scene;
  onChange: (change: Partial<Theme>) => void;
}) {
  const [address, setAddress] = useState('');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const fileId = useId();
  const otherwise = 'That did not work. Try your logo instead, or start from one of ours.';
  const propose = (ask: () => ReturnType<typeof proposeFromWebsiteAction>) =>
    start(async () => {
      setError(null);
      const result = await ask().catch(() => null);
      if (result?.status === 'ok') setProposal(result.data);
      else setError(result?.status === 'error' ? refusal(result.details, otherwise) : otherwise);
    });
  return (
    <>
      <Panel title="From what you have" id="own-look">
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            propose(() => proposeFromWebsiteAction({ shop, address }));
          }}
        >
          <TextInput
            id="website"
            label="Your shop’s address"
            placeholder="shop.example"
            className="grow"
            required
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          <Button type="submit" disabled={pending}>
            Look at it
          </Button>
        </form>
        <div className="mt-4 grid gap-1">
          <label htmlFor={fileId} className="text-sm font-semibold">
            Or your logo
          </label>
          <input
            id={fileId}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            disabled={pending}
            className="w-full min-w-0 text-sm"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) propose(() => proposeFromLogoAction({ shop, file }));
            }}
          />
        </div>
        <div aria-live="polite" className="mt-3 text-sm">
          {pending && <p className="text-muted">Looking…</p>}
          {error && <p className="font-medium text-bad">{error}</p>}
        </div>
        {proposal && (
          <div className="grid gap-3">
            <p className="text-sm text-muted">Three pages of yours, finished. Take the one that is you.</p>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3">
              {proposal.templates.map((template) => (
                <li key={template.id} className="grid content-start gap-2">
                  <div
                    className="pointer-events-none h-56 w-36 max-w-full justify-self-center overflow-hidden rounded-control border border-line"
                    aria-hidden="true"
                    inert
                  >
                    <ThemeFrame
                      shop={shop}
                      theme={wearing(theme, template, proposal.logo)}
                      scene={scene}
                      title={template.name}
                      className="h-[44rem] w-[25rem] origin-top-left scale-[0.36]"
                    />
                  </div>
                  <Button onClick={() => onChange(wearing(theme, template, proposal.logo))}>{template.name}</Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Panel>
      <CarriedBrand shop={shop} onChange={onChange} />
      <Panel title="From one of ours" id="templates">
        <p className="mb-3 text-sm text-muted">Only the look changes. What you have written stays.</p>
        <ul className="grid grid-cols-2 gap-3">
          {TEMPLATES.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                onClick={() => onChange(wearing(theme, template, null))}
                className="grid h-full w-full content-start gap-1 rounded-control border border-line p-2 text-start hover:border-edge"
              >
                <Swatch template={template} />
                <span className="text-sm font-semibold">{template.name}</span>
                <span className="text-xs text-muted">{template.about}</span>
              </button>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** A look in a few strokes: its ground, its letters, its one action. */
function Swatch({ template: { look } }: { template: Template }) {
  const {
    ground = '#fff',
    card = '#fff',
    ink = '#000',
    muted = '#666',
    accent = '#000',
    positive = '#080',
  } = look.colors ?? {};
  const radius = { none: 0, soft: 2, round: 4, chunky: 7 }[look.radius ?? 'soft'];
  return (
    <svg viewBox="0 0 120 64" className="h-auto w-full rounded" aria-hidden="true">
      <rect width="120" height="64" fill={ground} />
      {look.layout === 'board' && (
        <>
          <rect x="6" y="6" width="70" height="36" rx={radius} fill={card} stroke={muted} strokeWidth="0.3" />
          <rect x="80" y="6" width="34" height="36" rx={radius} fill={card} stroke={muted} strokeWidth="0.3" />
          <rect x="6" y="46" width="108" height="13" rx={radius} fill={card} stroke={muted} strokeWidth="0.3" />
          <rect x="12" y="14" width="50" height="9" fill={ink} />
          <rect x="12" y="30" width="26" height="6" rx={radius} fill={accent} />
          <circle cx="97" cy="20" r="6" fill={positive} />
        </>
      )}
      {look.layout === 'letter' && (
        <>
          <rect x="26" y="0" width="68" height="64" fill={card} />
          <rect x="36" y="10" width="34" height="6" fill={ink} />
          <rect x="36" y="23" width="48" height="2" fill={muted} />
          <rect x="36" y="28" width="42" height="2" fill={muted} />
          <rect x="36" y="37" width="24" height="7" rx={radius} fill={accent} />
          <rect x="36" y="53" width="48" height="0.6" fill={ink} />
        </>
      )}
      {look.layout === 'ledger' && (
        <>
          <rect x="0" y="0" width="20" height="64" fill={card} />
          <rect x="8" y="8" width="4" height="34" fill={ink} />
          <rect x="34" y="8" width="20" height="20" fill={ink} />
          <rect x="60" y="22" width="30" height="3" fill={muted} />
          {[38, 46, 54].map((y) => (
            <rect key={y} x="34" y={y} width="74" height="0.8" fill={ink} />
          ))}
          <rect x="34" y="32" width="18" height="3" fill={accent} />
        </>
      )}
    </svg>
  );
}
