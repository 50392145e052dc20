import { serveWalkChanges } from '@/lib/branding/serve-walk';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => serveWalkChanges(request, (await params).shop);
