import { serveWalkStep } from '@/lib/branding/serve-walk';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => serveWalkStep(request, (await params).shop);
