import { answerWithdraw, serveWithdraw } from '@/lib/storefront/withdraw-document';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => serveWithdraw(request, (await params).shop);
export const POST = async (request: Request, { params }: Context) => answerWithdraw(request, (await params).shop);
