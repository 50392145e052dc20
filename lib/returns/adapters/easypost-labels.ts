import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import type { LabelCredentials } from '../rules/label-credentials';
import { parseMoney } from '../rules/parse-money';
import type { PostalAddress } from '../types';
import { askLabelService, type Json, LabelRefused } from './ask-label-service';
import type { LabelProvider, LabelRequest, SoldLabel } from './label-provider';

const GRAMS_AN_OUNCE = 28.349523125;
const MM_AN_INCH = 25.4;
const round = (value: number) => Math.round(value * 100) / 100;

type Rate = { id: string; rate: string; currency: string; carrier?: string; service?: string };
type Shipment = {
  id: string;
  rates?: Rate[];
  selected_rate?: Rate | null;
  tracking_code?: string | null;
  postage_label?: { label_url?: string | null; label_pdf_url?: string | null } | null;
  forms?: { form_type?: string; form_url?: string }[];
  messages?: { message?: string }[];
  refund_status?: string | null;
};

/**
 * Return labels through EasyPost's API v2. A return keeps the addresses of the way there; EasyPost turns them round.
 * A shipment is bought at most once, and says so itself when it is asked again.
 */
export function easypostLabels({ url, key }: LabelCredentials, permitted?: SafeRequest['permitted']): LabelProvider {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const ask = async (path: string, body?: unknown) =>
    (await askLabelService(`${url}/v2${path}`, { authorization, body, permitted })) as unknown as Shipment;
  return {
    name: 'easypost',
    quote: async (request) => {
      const made = await ask('/shipments', { shipment: shipmentOf(request) });
      if (!made.id || !made.rates?.length) throw new LabelRefused(`No carrier offers this return${said(made)}.`);
      return made.id;
    },
    buy: async (draft, request) => {
      const path = `/shipments/${encodeURIComponent(draft)}`;
      let shipment = await ask(path);
      if (!shipment.postage_label) {
        const rate = cheapest(shipment.rates ?? []);
        if (!rate) throw new LabelRefused(`No carrier offers this return${said(shipment)}.`);
        shipment = await ask(`${path}/buy`, { rate: { id: rate.id } });
      }
      if (request.wantsQr && !qrOf(shipment)) {
        // Not every carrier has a code; the label remains.
        shipment = await ask(`${path}/forms`, { form: { type: 'label_qr_code' } }).then(
          (withForm) => ({ ...shipment, forms: withForm.forms ?? shipment.forms }),
          (error: unknown) => {
            if (error instanceof LabelRefused) return shipment;
            throw error;
          },
        );
      }
      return soldOf(shipment);
    },
    refund: async ({ draft }) => {
      const path = `/shipments/${encodeURIComponent(draft)}`;
      const before = givenBack(await ask(path));
      const outcome = before ?? givenBack(await ask(`${path}/refund`, {}));
      if (!outcome) throw new LabelRefused('EasyPost did not take the label back.');
      return outcome;
    },
  };
}

const givenBack = ({ refund_status: status }: Shipment): 'taken' | 'unbilled' | null => {
  if (status === 'not_applicable') return 'unbilled';
  return status === 'submitted' || status === 'refunded' ? 'taken' : null;
};

const qrOf = (shipment: Shipment) =>
  shipment.forms?.find((form) => form.form_type === 'label_qr_code')?.form_url ?? null;

const said = ({ messages }: Shipment) => (messages?.[0]?.message ? `: ${messages[0].message.slice(0, 200)}` : '');

const cheapest = (rates: Rate[]) =>
  [...rates].sort((a, b) => Number(a.rate) - Number(b.rate) || (a.id < b.id ? -1 : 1))[0];

function soldOf(shipment: Shipment): SoldLabel {
  const { postage_label: label, selected_rate: rate } = shipment;
  const labelUrl = label?.label_pdf_url ?? label?.label_url;
  if (!labelUrl) throw new LabelRefused('EasyPost answered without a label.');
  return {
    reference: shipment.id,
    carrier: rate?.carrier ?? null,
    service: rate?.service ?? null,
    trackingNumber: shipment.tracking_code ?? null,
    cost: rate ? parseMoney(rate.rate, rate.currency) : null,
    labelUrl,
    qrUrl: qrOf(shipment),
  };
}

function shipmentOf(request: LabelRequest): Json {
  const { parcel, customs } = request;
  return {
    is_return: true,
    reference: request.key,
    from_address: addressOf(request.shop),
    to_address: addressOf(request.shopper),
    parcel: {
      length: round(parcel.length / MM_AN_INCH),
      width: round(parcel.width / MM_AN_INCH),
      height: round(parcel.height / MM_AN_INCH),
      weight: round(parcel.weight / GRAMS_AN_OUNCE),
    },
    options: { label_format: 'PDF', print_custom_1: request.returnNumber },
    ...(customs && {
      customs_info: {
        contents_type: 'returned_goods',
        restriction_type: 'none',
        customs_certify: true,
        customs_signer: request.shopper.name,
        customs_items: customs.map((item) => ({
          description: item.description,
          quantity: item.quantity,
          value: Number(decimalString({ amount: item.value, currency: item.currency })),
          currency: item.currency,
          weight: round(item.weight / GRAMS_AN_OUNCE),
          hs_tariff_number: item.hsCode,
          origin_country: item.origin ?? request.shop.country,
        })),
      },
    }),
  };
}

const addressOf = (address: PostalAddress) => ({
  name: address.name,
  company: address.company,
  street1: address.line1,
  street2: address.line2,
  city: address.city,
  state: address.region,
  zip: address.postal_code,
  country: address.country,
  phone: address.phone,
  email: address.email,
});
