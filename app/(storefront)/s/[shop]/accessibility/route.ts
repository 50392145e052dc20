import { serveAccessibility } from '@/lib/storefront/accessibility-document';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => serveAccessibility(request, (await params).shop);
