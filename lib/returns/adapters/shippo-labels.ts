import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import type { LabelCredentials } from '../rules/label-credentials';
import { parseMoney } from '../rules/parse-money';
import type { PostalAddress } from '../types';
import { askLabelService, type Json, LabelRefused } from './ask-label-service';
import type { LabelProvider, LabelRequest, SoldLabel } from './label-provider';

type Rate = {
  object_id: string;
  amount: string;
  currency: string;
  provider?: string;
  servicelevel?: { name?: string };
};
type Transaction = {
  object_id: string;
  status: string;
  rate?: string | Rate;
  tracking_number?: string | null;
  label_url?: string | null;
  qr_code_url?: string | null;
  messages?: { text?: string }[];
};

/**
 * Return labels through Shippo's API. A return keeps the addresses of the way there; Shippo turns them round. It knows no
 * idempotency keys, so transactions of the rate are looked for before one is made.
 */
export function shippoLabels({ url, key }: LabelCredentials, permitted?: SafeRequest['permitted']): LabelProvider {
  const ask = (path: string, body?: unknown) =>
    askLabelService(`${url}${path}`, { authorization: `ShippoToken ${key}`, body, permitted });
  const rateOf = async (draft: string) => (await ask(`/rates/${encodeURIComponent(draft)}`)) as unknown as Rate;
  const bought = async (draft: string) => {
    const { results } = (await ask(`/transactions?rate=${encodeURIComponent(draft)}`)) as { results?: Transaction[] };
    return results?.find(({ status }) => ['SUCCESS', 'QUEUED', 'WAITING'].includes(status)) ?? null;
  };
  return {
    name: 'shippo',
    quote: async (request) => {
      const shipment = (await ask('/shipments', shipmentOf(request))) as {
        rates?: Rate[];
        messages?: { text?: string }[];
      };
      const [rate] = [...(shipment.rates ?? [])].sort((a, b) => Number(a.amount) - Number(b.amount));
      if (!rate) throw new LabelRefused(`No carrier offers this return${said(shipment)}.`);
      return rate.object_id;
    },
    buy: async (draft, request) => {
      const made =
        (await bought(draft)) ??
        ((await ask('/transactions', {
          rate: draft,
          label_file_type: 'PDF_4x6',
          metadata: `${request.returnNumber} ${request.key}`,
          async: false,
        })) as unknown as Transaction);
      if (made.status === 'QUEUED' || made.status === 'WAITING') throw new Error('Shippo is still making the label.');
      if (made.status !== 'SUCCESS' || !made.label_url)
        throw new LabelRefused(`Shippo said ${made.status}${said(made)}.`);
      return soldOf(made, made.label_url, await rateOf(draft));
    },
    refund: async ({ reference }) => {
      const { status } = (await ask(`/transactions/${encodeURIComponent(reference)}`)) as { status?: string };
      if (status !== 'REFUNDED' && status !== 'REFUNDPENDING') {
        const made = (await ask('/refunds', { transaction: reference, async: false })) as { status?: string };
        if (made.status === 'ERROR') throw new LabelRefused('Shippo did not take the label back.');
      }
      return 'taken';
    },
  };
}

const said = ({ messages }: { messages?: { text?: string }[] }) =>
  messages?.[0]?.text ? `: ${messages[0].text.slice(0, 200)}` : '';

const soldOf = (made: Transaction, labelUrl: string, rate: Rate): SoldLabel => ({
  reference: made.object_id,
  carrier: rate.provider ?? null,
  service: rate.servicelevel?.name ?? null,
  trackingNumber: made.tracking_number ?? null,
  cost: parseMoney(rate.amount, rate.currency),
  labelUrl,
  qrUrl: made.qr_code_url || null,
});

function shipmentOf(request: LabelRequest): Json {
  const { parcel, customs } = request;
  return {
    address_from: addressOf(request.shop),
    address_to: addressOf(request.shopper),
    parcels: [
      {
        length: String(parcel.length / 10),
        width: String(parcel.width / 10),
        height: String(parcel.height / 10),
        distance_unit: 'cm',
        weight: String(parcel.weight),
        mass_unit: 'g',
      },
    ],
    extra: { is_return: true, qr_code_requested: request.wantsQr, reference_1: request.returnNumber },
    metadata: request.key,
    async: false,
    ...(customs && {
      customs_declaration: {
        contents_type: 'RETURN_MERCHANDISE',
        non_delivery_option: 'RETURN',
        certify: true,
        certify_signer: request.shopper.name,
        items: customs.map((item) => ({
          description: item.description,
          quantity: item.quantity,
          net_weight: String(item.weight),
          mass_unit: 'g',
          value_amount: decimalString({ amount: item.value, currency: item.currency }),
          value_currency: item.currency,
          tariff_number: item.hsCode ?? '',
          origin_country: item.origin ?? request.shop.country,
        })),
      },
    }),
  };
}

const addressOf = (address: PostalAddress) => ({
  name: address.name,
  company: address.company ?? '',
  street1: address.line1,
  street2: address.line2 ?? '',
  city: address.city,
  state: address.region ?? '',
  zip: address.postal_code,
  country: address.country,
  phone: address.phone ?? '',
  email: address.email ?? '',
});
