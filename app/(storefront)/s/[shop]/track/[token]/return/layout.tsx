import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { brandStyle } from '@/components/storefront/document';
import { loadStorefrontAssets } from '@/lib/branding/loaders';
import { openFlow } from './load-flow';

type Props = { children: ReactNode; params: Promise<{ shop: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { shop, token } = await params;
  const { dress } = await openFlow(shop, token);
  return { title: `${dress.frame.t('wizard.title')} · ${dress.brand.shop.name}` };
}

/** The shop's house around the wizard; documents get the same from renderDocument. */
export default async function Layout({ children, params }: Props) {
  const { shop, token } = await params;
  const { dress } = await openFlow(shop, token);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={dress.locale} dir={dress.dir}>
      <head>
        <meta name="robots" content="noindex, nofollow" />
        <meta name="theme-color" content={dress.brand.colors.ground} />
        <link rel="icon" href={dress.brand.favicon ?? 'data:,'} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the brand's custom properties are a style sheet */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: brandStyle(dress.brand) }} />
        <link rel="stylesheet" href={loadStorefrontAssets().stylesheet} />
      </head>
      <body>{children}</body>
    </html>
  );
}
