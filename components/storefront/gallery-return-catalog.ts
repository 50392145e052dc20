import type {
  MethodView,
  PickableItemView,
  ReasonQuestionView,
  ResolutionQuestionView,
  ReviewView,
  WizardFrameView,
} from './flow-types';
import { items, type PictureOf } from './gallery-catalog';
import { VOICES, type VoiceName } from './gallery-voices-catalog';
import type { MoneyView, ReturnPageView, SlipView } from './types';

type Words = {
  title: Record<'items' | 'reasons' | 'resolutions' | 'methods' | 'review', string>;
  reasons: string[];
  resolutions: [type: string, label: string, amount: string, when: string, note: string | null][];
  variants: string[];
  methods: [label: string, fee: string, detail: string][];
  refusal: string;
  refusalOffer: string;
  back: [label: string, amount: string, when: string];
  lines: [text: string, amount: string][];
  sentence: string;
  detail: string;
  status: string;
  dropBy: { weekday: string; day: string; month: string };
  place: [name: string, address: string, hours: string, distance: string];
  instructions: string[];
  steps: string[];
  note: string;
  error: string;
};

const german: Words = {
  title: {
    items: 'Was möchten Sie zurückgeben?',
    reasons: 'Was stimmt nicht?',
    resolutions: 'Was wäre Ihnen recht?',
    methods: 'Wie reist es zurück?',
    review: 'Ist alles richtig so?',
  },
  reasons: [
    'Zu eng am Ballen',
    'Zu klein',
    'Zu groß',
    'Gefällt mir doch nicht',
    'Beschädigt angekommen',
    'Etwas anderes',
  ],
  resolutions: [
    ['refund', 'Geld zurück', '289,00 €', 'auf Ihre Karte bis 12. Dezember', null],
    ['exchange', 'Größe 43 stattdessen', 'Kein Aufpreis', 'am Dienstag bei Ihnen', 'Auf Lager, noch vier Paar'],
    ['store_credit', 'Gutschein', '317,90 €', 'sofort', '28,90 € mehr, weil Sie bei uns bleiben'],
  ],
  variants: ['43, Kastanie', '42,5, Kastanie', '43, Schwarz'],
  methods: [
    ['DHL-Etikett zum Ausdrucken', '4,95 €', 'Abgabe in jeder Filiale'],
    ['QR-Code, ohne Drucker', '4,95 €', 'Das Etikett wird in der Filiale gedruckt'],
    ['In unserer Werkstatt abgeben', 'kostenlos', 'Mo–Fr 9–17 Uhr, Pirmasens'],
  ],
  refusal:
    'Die Gravur haben wir eigens für Sie geprägt, deshalb kann der Gürtel nicht zurückkommen. Ist sie falsch geschrieben? Wir prägen eine neue.',
  refusalOffer: 'Neu gravieren lassen',
  back: ['Sie bekommen zurück', '284,05 €', 'auf Ihre Karte bis 12. Dezember'],
  lines: [
    ['Chelsea-Boot „Wendelin“, Größe 42', '289,00 €'],
    ['Rücksendung mit DHL', '−4,95 €'],
    ['Sie bekommen zurück', '284,05 €'],
  ],
  sentence: 'Geben Sie die Stiefel bis Donnerstag ab.',
  detail: 'Sobald sie bei uns sind, sehen wir sie uns am selben Tag an und überweisen.',
  status: 'Bereit zur Abgabe',
  dropBy: { weekday: 'Donnerstag', day: '10', month: 'Dezember' },
  place: ['Postfiliale im Spätkauf', 'Louisenstraße 41, 01099 Dresden', 'Mo–Sa 8–20 Uhr', '400 m von Ihnen'],
  instructions: ['Schuhe mit Spannern in den Karton legen', 'Den Zettel obenauf', 'Im Laden den Code zeigen'],
  steps: ['Angemeldet', 'Abgegeben', 'In der Werkstatt', 'Geld zurück'],
  note: 'Eine Sohle war zerkratzt, deshalb behalten wir 20 € für die neue Absatzkappe. Das Leder ist tadellos.',
  error: 'Bitte wählen Sie, was mit den Stiefeln nicht stimmt.',
};

const english: Words = {
  title: {
    items: 'What would you like to send back?',
    reasons: 'What’s the matter?',
    resolutions: 'What would make it right?',
    methods: 'How does it travel back?',
    review: 'Is everything right?',
  },
  reasons: ['Too tight across the chest', 'Too small', 'Too big', 'Chewed it', 'Arrived damaged', 'Something else'],
  resolutions: [
    ['refund', 'Money back', '$89.00', 'on your card by December 4', null],
    ['exchange', 'A Large instead', 'Even swap', 'with you by Tuesday', 'In stock, ships today'],
    ['store_credit', 'Store credit', '$97.90', 'now', '$8.90 more, for staying'],
  ],
  variants: ['Large, signal orange', 'X-Large, signal orange', 'Large, moss'],
  methods: [
    ['Show a code at the counter', 'free', 'No box, no printer. 0.4 miles away'],
    ['Print a label', '$4.95', 'Any UPS drop box'],
    ['We pick it up', '$7.00', 'Weekdays, 10 am – 6 pm'],
  ],
  refusal: 'Collar tags are engraved for you, so they can’t come back. Spelled wrong? We’ll make a new one.',
  refusalOffer: 'Have it engraved again',
  back: ['You get back', '$89.00', 'on your card by December 4'],
  lines: [
    ['Night Patrol reflective coat, Medium', '$89.00'],
    ['Drop-off with a code', '$0.00'],
    ['You get back', '$89.00'],
  ],
  sentence: 'Drop the coat off by Thursday.',
  detail: 'The new one is already on its way. Wear it, don’t wait.',
  status: 'Ready to drop off',
  dropBy: { weekday: 'Thursday', day: '10', month: 'December' },
  place: ['Hawthorne Copy & Ship', '3580 SE Hawthorne Blvd, Portland', 'Mon–Sat 8 am – 8 pm', '0.4 miles from you'],
  instructions: ['Bring the coat, no box needed', 'Show this code', 'Take the receipt'],
  steps: ['Asked for', 'Handed over', 'With us', 'Money back'],
  note: 'One strap had been chewed, which happens. We kept $6 for a new buckle.',
  error: 'Please choose what the matter is with the coat.',
};

const japanese: Words = {
  title: {
    items: 'どちらをお返しになりますか',
    reasons: 'いかがなさいましたか',
    resolutions: 'どのようにいたしましょうか',
    methods: '返送の方法をお選びください',
    review: 'お間違いはございませんか',
  },
  reasons: ['届いたとき欠けていた', '写真と印象がちがった', '大きさが合わなかった', '思っていたより重い', 'その他'],
  resolutions: [
    ['refund', 'ご返金', '¥8,800', '12月4日までにカードへ', null],
    ['replace', '同じ品と交換', '追加なし', '火曜日にお届け', '在庫あり・残り三点'],
    ['store_credit', '商品券', '¥9,680', '本日から使えます', '一割増しでお渡しします'],
  ],
  variants: ['灰釉・径十二センチ', '灰釉・径十一センチ'],
  methods: [
    ['集荷に伺います', '無料', '平日 9–18時'],
    ['コンビニに持ち込む', '¥550', '伝票は店頭で印刷されます'],
    ['店へお持ちになる', '無料', '京都・五条'],
  ],
  refusal: 'お名入れの品のため、お返しいただくことができません。字に誤りがございましたら、作り直しいたします。',
  refusalOffer: '作り直しを相談する',
  back: ['ご返金額', '¥8,800', '12月4日までにカードへ'],
  lines: [
    ['灰釉の抹茶碗', '¥8,800'],
    ['集荷', '¥0'],
    ['ご返金額', '¥8,800'],
  ],
  sentence: '木曜日までに、抹茶碗をお渡しください。',
  detail: '届きしだい拝見し、その日のうちにご返金の手続きをいたします。',
  status: 'お渡し待ち',
  dropBy: { weekday: '木曜日', day: '10', month: '12月' },
  place: ['比良運送 鎌倉営業所', '鎌倉市御成町', '8:00–20:00', '徒歩六分'],
  instructions: ['届いた箱に、元のように納めてください', '返送票をいちばん上に', '営業所でこの印をお見せください'],
  steps: ['お申し込み', 'お引き渡し', '当店で拝見', 'ご返金'],
  note: '高台に小さな傷がございましたが、使われた跡ではないと判断し、全額をお返しいたします。',
  error: '抹茶碗について、どうなさったかお選びください。',
};

const WORDS: Record<VoiceName, Words> = { german, english, japanese, arabic: english };

/** A made-up code: finder squares and noise, not for scanning. */
export function fakeQr(): string {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const finder = (x: number, y: number) => `M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z`;
  let path = finder(0, 0) + finder(18, 0) + finder(0, 18);
  for (let y = 0; y < 25; y++) {
    for (let x = 0; x < 25; x++) {
      const corner = (x < 8 && y < 8) || (x > 16 && y < 8) || (x < 8 && y > 16);
      if (!corner && random() > 0.52) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25" shape-rendering="crispEdges"><path fill-rule="evenodd" d="${path}"/></svg>`;
}

const money = ({ back, lines }: Words): MoneyView => ({
  label: back[0],
  amount: back[1],
  when: back[2],
  lines: lines.map(([text, amount], index) => ({ text, amount, strong: index === lines.length - 1 })),
});

export function returnView(voiceName: VoiceName, picture: PictureOf, handedOver = false): ReturnPageView {
  const voice = VOICES[voiceName];
  const words = WORDS[voiceName];
  const at = handedOver ? 2 : 1;
  return {
    locale: voice.locale,
    dir: voice.locale === 'ar' ? 'rtl' : 'ltr',
    number: 'R-2041',
    orderNumber: voice.orderNumber,
    orderHref: '#order',
    headline: {
      sentence: words.sentence,
      detail: words.detail,
      tone: handedOver ? 'moving' : 'attention',
      statusLabel: words.status,
    },
    primary: null,
    pass: handedOver
      ? null
      : {
          qrSvg: fakeQr(),
          code: 'K4T7 2MQX',
          dropBy: { ...words.dropBy, dateTime: '2026-12-10' },
          method: words.methods[1]?.[0] ?? '',
          fee: words.methods[1]?.[1] ?? null,
          place: { name: words.place[0], address: words.place[1], hours: words.place[2], distance: words.place[3] },
          calendarHref: '#ics',
          slipHref: '#slip',
          labelHref: null,
          instructions: words.instructions,
        },
    steps: words.steps.map((title, index) => ({
      title,
      detail: index === at ? words.detail : null,
      when: index < at ? (voice.chapterTimes[index] ?? null) : null,
      state: index < at ? 'done' : index === at ? 'current' : 'ahead',
    })),
    items: items(voice, picture, 0, 1),
    kept: [],
    photos: [],
    edit: handedOver ? null : { action: '#edit' },
    addHref: null,
    money: money(words),
    note: handedOver ? words.note : null,
    cancel: handedOver ? null : { action: '#cancel', fields: {} },
    revision: 'return-1',
    announcement: words.sentence,
  };
}

export function slipView(voiceName: VoiceName, picture: PictureOf): SlipView {
  const voice = VOICES[voiceName];
  return {
    number: 'R-2041',
    orderNumber: voice.orderNumber,
    placed: voice.placed,
    qrSvg: fakeQr(),
    barcodeSvg: fakeQr(),
    from: [voice.salutation ?? '', 'Louisenstraße 12', '01099 Dresden'],
    to: ['Ahlbeck & Tochter', 'Schäferstraße 9', '66953 Pirmasens'],
    lines: items(voice, picture, 0, 2).map((item) => ({
      ...item,
      sku: 'WND-42-KA',
      reason: WORDS[voiceName].reasons[1] ?? null,
    })),
  };
}

export function wizardViews(voiceName: VoiceName, picture: PictureOf) {
  const voice = VOICES[voiceName];
  const words = WORDS[voiceName];
  const steps = ['items', 'reasons', 'resolutions', 'methods', 'review'] as const;
  const frameView = (step: (typeof steps)[number], wrong = false): WizardFrameView => ({
    step: steps.indexOf(step) + 1,
    total: 5,
    title: words.title[step],
    lead: null,
    orderNumber: voice.orderNumber,
    backHref: step === 'items' ? null : '#back',
    errors: wrong ? [{ field: 'reason-item-0', message: words.error }] : [],
  });
  const goods = items(voice, picture, 0, 5);
  const pickable: PickableItemView[] = goods.map((item, index) => ({
    ...item,
    returnNote: voice.returnNote,
    returnable: index === 4 ? 0 : item.quantity,
    picked: index === 0 || index === 2 ? 1 : 0,
    split: null,
    refusal:
      index === 4
        ? {
            sentence: words.refusal,
            instead: null,
            offer: { label: words.refusalOffer, href: '#write', method: 'get' },
          }
        : null,
  }));
  const [item] = goods;
  if (!item) throw new Error('A voice has at least one item.');
  const reasons: ReasonQuestionView = {
    item,
    lineId: 'item-0',
    part: null,
    reasons: words.reasons.map((label, index) => ({
      code: `reason-${index}`,
      label,
      checked: false,
      photo: 'optional',
      comment: 'optional',
      followUps: [],
    })),
    comment: { value: '' },
    photos: [],
  };
  const resolutions: ResolutionQuestionView = {
    item,
    lineId: 'item-0',
    contact: null,
    resolutions: words.resolutions.map(([type, label, amount, when, note], index) => ({
      type,
      label,
      amount,
      when,
      note,
      suggested: index === 1,
      checked: false,
      variants:
        type === 'exchange'
          ? words.variants.map((variant, i) => ({ id: `v${i}`, label: variant, selected: i === 0, disabled: false }))
          : undefined,
    })),
  };
  const icons = ['label', 'qr', 'shop'] as const;
  const methods: MethodView[] = words.methods.map(([label, fee, detail], index) => ({
    code: `method-${index}`,
    label,
    fee,
    isFree: /[a-z]{4}|無料/i.test(fee),
    detail,
    icon: icons[index] ?? 'post',
    checked: index === 0,
    places: [],
    pickups: [],
  }));
  const review: ReviewView = {
    groups: [
      {
        id: 'group-items',
        title: words.title.items,
        changeHref: '#items',
        items: [
          {
            key: item.id,
            item,
            reason: words.reasons[1] ?? '',
            answers: [],
            comment: null,
            photos: [],
            resolution: words.resolutions[0]?.[1] ?? '',
          },
        ],
      },
    ],
    method: { label: words.methods[0]?.[0] ?? '', fee: words.methods[0]?.[1] ?? '', changeHref: '#methods' },
    money: money(words),
    recipient: null,
  };
  return { frameView, pickable, reasons, resolutions, methods, review, money: money(words) };
}
