import { serveDeliveryCalendar } from '@/lib/storefront/delivery-calendar';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveDeliveryCalendar(request, shop, token);
}
