import { serveOwnPhoto } from '@/lib/storefront/own-photo';

type Context = { params: Promise<{ shop: string; token: string; file: string }> };

export async function GET(request: Request, { params }: Context) {
  return serveOwnPhoto(request, { ...(await params), purpose: 'return' });
}
