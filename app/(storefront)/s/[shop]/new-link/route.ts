import { answerNewLink } from '@/lib/storefront/new-link-document';

type Context = { params: Promise<{ shop: string }> };

export const POST = async (request: Request, { params }: Context) => answerNewLink(request, (await params).shop);
