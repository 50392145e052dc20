'use client';

import { useEffect, useState } from 'react';
import { TextArea } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { checkCssAction } from '@/lib/branding/actions';
import type { Theme } from '@/lib/branding/schema';

/** Style rules for those who insist; what is not taken is said with its line, and nothing of it is kept. */
export function CssControls({
  shop,
  theme,
  onChange,
}: {
  shop: string;
  theme: Theme;
  onChange: (change: Partial<Theme>) => void;
}) {
  const [typed, setTyped] = useState(theme.custom_css);
  const [problems, setProblems] = useState<{ line: number; message: string }[]>([]);
  useEffect(() => {
    setTyped(theme.custom_css);
    setProblems([]);
  }, [theme.custom_css]);
  const keep = async () => {
    if (typed === theme.custom_css) return setProblems([]);
    const result = await checkCssAction({ shop, css: typed }).catch(() => null);
    const found = result?.status === 'ok' ? result.data : [{ line: 1, message: 'These rules could not be checked.' }];
    setProblems(found);
    if (found.length === 0) onChange({ custom_css: typed });
  };
  return (
    <Panel title="Your own style rules" id="css">
      <p className="mb-3 text-sm text-muted">
        For letters, colours of your palette, borders and space on tracking pages and pages of a return. Buttons, sums,
        forms and what the law asks for stay as they are.
      </p>
      <TextArea
        id="custom-css"
        label="Rules"
        hint="Example: .block-title { letter-spacing: 0.04em; text-transform: uppercase; }"
        rows={12}
        spellCheck={false}
        maxLength={12_000}
        value={typed}
        error={problems.length > 0 ? 'Nothing of this is kept until these are put right:' : null}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
      />
      {problems.length > 0 && (
        <ul className="mt-2 grid gap-1 text-sm text-bad" role="alert">
          {problems.map((one) => (
            <li key={`${one.line}${one.message}`}>
              Line {one.line}: {one.message}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
