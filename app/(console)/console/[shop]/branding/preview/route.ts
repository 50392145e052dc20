import { servePreview } from '@/lib/branding/serve-preview';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => servePreview(request, (await params).shop);
export const POST = async (request: Request, { params }: Context) => servePreview(request, (await params).shop);
