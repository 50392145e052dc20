import { AccessibilityPage } from '@/components/storefront/accessibility-page';
import { servePage } from './serve-page';

/** The shop's accessibility statement, made of its own brand. */
export const serveAccessibility = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const dress = page.dress();
    return { dress, title: dress.frame.t('accessibility.title'), body: <AccessibilityPage frame={dress.frame} /> };
  });
