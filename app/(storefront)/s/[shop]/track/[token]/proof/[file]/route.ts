import { serveDeliveryPhoto } from '@/lib/storefront/delivery-photo';

type Context = { params: Promise<{ shop: string; token: string; file: string }> };

export async function GET(_request: Request, { params }: Context) {
  return serveDeliveryPhoto(await params);
}
