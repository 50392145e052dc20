import { answerLookUp, serveLookUp } from '@/lib/storefront/look-up-document';

type Context = { params: Promise<{ shop: string }> };

export const GET = async (request: Request, { params }: Context) => serveLookUp(request, (await params).shop, 'return');
export const POST = async (request: Request, { params }: Context) =>
  answerLookUp(request, (await params).shop, 'return');
