import { answerShopFeedback, serveShopFeedback } from '@/lib/storefront/feedback-document';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => serveShopFeedback(request, (await params).shop);
export const POST = async (request: Request, { params }: Context) => answerShopFeedback(request, (await params).shop);
