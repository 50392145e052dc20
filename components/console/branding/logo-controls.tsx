'use client';

import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import type { Theme } from '@/lib/branding/schema';
import { PictureInput } from './picture-input';

export function LogoControls({
  shop,
  theme,
  onChange,
}: {
  shop: string;
  theme: Theme;
  onChange: (change: Partial<Theme>) => void;
}) {
  const logo = (change: Partial<Theme['logo']>) => onChange({ logo: { ...theme.logo, ...change } });
  return (
    <Panel title="Logo" id="logo">
      <div className="grid grid-cols-1 gap-4">
        <PictureInput
          shop={shop}
          label="On light ground"
          value={theme.logo.light}
          onChange={(light) => logo({ light })}
        />
        <PictureInput
          shop={shop}
          label="On dark ground"
          dark
          value={theme.logo.dark}
          onChange={(dark) => logo({ dark })}
        />
        <PictureInput
          shop={shop}
          label="In the browser’s tab"
          value={theme.favicon}
          onChange={(favicon) => onChange({ favicon })}
        />
        <TextInput
          id="logo-alt"
          label="What the logo says"
          hint="Read aloud to those who cannot see it. Left empty: your shop’s name."
          value={theme.logo.alt}
          maxLength={120}
          onChange={(event) => logo({ alt: event.target.value })}
        />
      </div>
    </Panel>
  );
}
