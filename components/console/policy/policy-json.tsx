'use client';

import { TextArea } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FieldError } from '@/lib/core/errors';

/** The whole document, rules and reasons included, with what is wrong by its path. */
export function PolicyJson({
  text,
  errors,
  onText,
}: {
  text: string;
  errors: readonly FieldError[];
  onText: (text: string) => void;
}) {
  return (
    <Panel>
      <div className="grid gap-4">
        <TextArea
          id="policy-json"
          className="[&_textarea]:font-mono [&_textarea]:text-sm [&_textarea]:leading-6"
          label="The document"
          hint="Members left out take their usual value. Rules run by priority, the smaller number first."
          rows={28}
          spellCheck={false}
          value={text}
          aria-invalid={errors.length > 0 || undefined}
          onChange={(event) => onText(event.target.value)}
        />
        <div role="status">
          {errors.length > 0 && (
            <Notice tone="bad">
              <p className="font-semibold">
                {errors.length === 1 ? 'One thing is wrong:' : `${errors.length} things are wrong:`}
              </p>
              <ul className="mt-2 grid gap-1.5 text-sm">
                {errors.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    {path && <code className="mr-2 font-mono font-semibold">{path}</code>}
                    {message}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </div>
      </div>
    </Panel>
  );
}
