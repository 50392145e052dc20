import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '@/lib/i18n/constants';
import { createTranslator } from '@/lib/i18n/translator';
import type { OrderFacts, OrderPageView } from '../types';
import { buildOrderPage, type OrderPageOptions } from './build-order-page';
import { facts, line, shipment } from './testing/order-facts';
import { STORIES, STORY_NOW } from './testing/story-catalog';

const build = (story: OrderFacts, locale = 'en', over: Partial<OrderPageOptions> = {}): OrderPageView =>
  buildOrderPage(story, { now: STORY_NOW, locale, t: createTranslator(locale), links: {}, ...over });

const story = (name: string): OrderFacts => {
  const found = STORIES[name];
  if (!found) throw new Error(`no story ${name}`);
  return found;
};

/** What the page says first, in each story and language. Read them aloud before changing one. */
const HEADLINES: Record<string, Record<Language, string>> = {
  labelMade: {
    en: 'Your Chelsea boots are ready for the courier and should be with you between Thursday and Friday.',
    de: 'Chelsea boots stehen bereit. Ankunft voraussichtlich zwischen Donnerstag und Freitag.',
    ja: '「Chelsea boots」の発送準備が整いました。11月26日（木）から11月27日（金）のあいだにお届けの予定です。',
    ar: 'تم تجهيز «\u2068Chelsea boots\u2069»، والوصول متوقع بين الخميس والجمعة.',
  },
  arrivingTomorrow: {
    en: 'Your Chelsea boots arrive tomorrow, 10:00–13:00.',
    de: 'Chelsea boots kommen morgen, 10:00–13:00 Uhr.',
    ja: '「Chelsea boots」は明日10〜13時にお届けの予定です。',
    ar: 'يصلك «\u2068Chelsea boots\u2069» غدًا، 10\u00a0ص–1\u00a0م.',
  },
  outForDelivery: {
    en: 'Your Chelsea boots are out for delivery: today, 13:00–16:00.',
    de: 'Chelsea boots sind im Lieferwagen: heute, 13:00–16:00 Uhr.',
    ja: '「Chelsea boots」は配達中です。本日13〜16時のお届けです。',
    ar: '«\u2068Chelsea boots\u2069» مع المندوب: اليوم، 1–4\u00a0م.',
  },
  eightStopsAway: {
    en: 'Your reflective coat is eight stops away.',
    de: 'Noch acht Stopps, dann ist Reflective coat bei Ihnen.',
    ja: '「Reflective coat」は、あと8件で到着します。',
    ar: '8 محطات تفصل «\u2068Reflective coat\u2069» عن بابك.',
  },
  leftWithNeighbour: {
    en: 'Your Chelsea boots arrived today and are with a neighbour.',
    de: 'Chelsea boots sind heute angekommen und warten in der Nachbarschaft auf Sie.',
    ja: '「Chelsea boots」を本日お届けし、ご近所の方にお預けしました。',
    ar: 'وصل «\u2068Chelsea boots\u2069» اليوم إلى أحد جيرانك.',
  },
  failedAttempt: {
    en: 'We missed you at the door. Your Chelsea boots come again tomorrow.',
    de: 'Wir haben Sie an der Tür verpasst. Chelsea boots kommen noch einmal: morgen.',
    ja: '伺いましたが、ご不在でした。「Chelsea boots」は明日あらためてお届けする予定です。',
    ar: 'لم نجدك عند الباب. نعود مع «\u2068Chelsea boots\u2069» غدًا.',
  },
  lockerUntilTomorrow: {
    en: 'Your reflective coat waits for you in the locker until tomorrow.',
    de: 'Reflective coat liegt bis morgen im Paketfach für Sie bereit.',
    ja: '「Reflective coat」は宅配ロッカーに入っています。明日までにお受け取りください。',
    ar: '«\u2068Reflective coat\u2069» بانتظارك في خزانة الاستلام. آخر موعد: الغد.',
  },
  customsDocuments: {
    en: 'Customs needs a document before your 灰釉の花入 can travel on.',
    de: 'Der Zoll braucht noch ein Dokument, dann reist 灰釉の花入 weiter.',
    ja: '「灰釉の花入」の通関に、書類が一つ必要です。',
    ar: 'تحتاج الجمارك إلى مستند قبل أن تتابع شحنة «灰釉の花入» طريقها.',
  },
  stuckNineDays: {
    en: 'Your Chelsea boots should have been with you on Thursday. We’re sorry; there is no new day yet.',
    de: 'Chelsea boots hätten am Donnerstag bei Ihnen sein sollen. Das tut uns leid; einen neuen Tag gibt es noch nicht.',
    ja: '「Chelsea boots」は11月19日（木）にお届けするはずでした。申し訳ありません。新しいお届け日は、まだわかりません。',
    ar: 'كان من المفترض أن يصلك «\u2068Chelsea boots\u2069» يوم الخميس. نعتذر؛ لا يوجد موعد جديد بعد.',
  },
  threeParcels: {
    en: 'The reflective coat is out for delivery: today, 10\u00a0AM–1\u00a0PM. The glow ball follows Monday. The night leash is already with you.',
    de: 'Reflective coat ist im Lieferwagen: heute, 10:00–13:00 Uhr. Glow ball folgt am Montag. Night leash ist schon bei Ihnen.',
    ja: '「Reflective coat」は配達中です。本日10〜13時のお届けです。「Glow ball」は11月30日（月）に続けてお届けの予定です。「Night leash」はお届け済みです。',
    ar: '«\u2068Reflective coat\u2069» مع المندوب: اليوم، 10\u00a0ص–1\u00a0م. ويتبعه «\u2068Glow ball\u2069» يوم الاثنين. «\u2068Night leash\u2069» لديك بالفعل.',
  },
  lostAndResent: {
    en: 'We’ve sent your reflective coat again, to arrive Friday.',
    de: 'Wir haben Reflective coat noch einmal auf den Weg gebracht. Ankunft voraussichtlich am Freitag.',
    ja: '「Reflective coat」をあらためて発送しました。11月27日（金）にお届けの予定です。',
    ar: 'أرسلنا «\u2068Reflective coat\u2069» من جديد، والوصول متوقع يوم الجمعة.',
  },
  damaged: {
    en: 'Your Chelsea boots were damaged on the way. That is ours to put right: tell us what you’d like.',
    de: 'Chelsea boots wurden unterwegs beschädigt. Das bringen wir in Ordnung: Sagen Sie uns, was Ihnen am liebsten ist.',
    ja: '「Chelsea boots」が配送中に破損しました。申し訳ありません。責任をもって対応しますので、ご希望をお聞かせください。',
    ar: 'تضررت شحنة «\u2068Chelsea boots\u2069» في الطريق. إصلاح الأمر علينا: أخبرنا بما تفضّل.',
  },
  returning: {
    en: 'Your Chelsea boots are on the way back to us. Tell us what you’d like to happen then.',
    de: 'Chelsea boots sind auf dem Rückweg zu uns. Sagen Sie uns, wie es dann weitergehen soll.',
    ja: '「Chelsea boots」はこちらへ戻る途中です。戻ったあとのご希望をお聞かせください。',
    ar: 'شحنة «\u2068Chelsea boots\u2069» في طريق عودتها إلينا. أخبرنا بما تفضّل بعد ذلك.',
  },
  stormDelay: {
    en: 'A day later than we promised: your reflective coat arrives Friday, 9\u00a0AM–1\u00a0PM, not Thursday.',
    de: 'Einen Tag später als versprochen: Reflective coat kommt am Freitag, 09:00–13:00 Uhr, nicht am Donnerstag.',
    ja: 'お約束より1日遅れます。「Reflective coat」は11月26日（木）ではなく、11月27日（金）9〜13時にお届けの予定です。',
    ar: 'تأخير بيوم واحد عن الموعد الذي وعدنا به: يصلك «\u2068Reflective coat\u2069» يوم الجمعة، 9\u00a0ص–1\u00a0م بدلًا من الخميس.',
  },
  missedLeipzig: {
    en: 'A day later than we promised: your Chelsea boots arrive today, 14:00–17:00, not yesterday.',
    de: 'Einen Tag später als versprochen: Chelsea boots kommen heute, 14:00–17:00 Uhr, nicht gestern.',
    ja: 'お約束より1日遅れます。「Chelsea boots」は昨日ではなく、本日14〜17時にお届けの予定です。',
    ar: 'تأخير بيوم واحد عن الموعد الذي وعدنا به: يصلك «\u2068Chelsea boots\u2069» اليوم، 2–5\u00a0م بدلًا من أمس.',
  },
  weDoNotKnow: {
    en: 'Your reflective coat is on its way. We don’t know the day yet and won’t guess; we’ll write as soon as we do.',
    de: 'Reflective coat ist unterwegs. Den Tag kennen wir noch nicht, und raten möchten wir nicht; wir schreiben Ihnen, sobald er feststeht.',
    ja: '「Reflective coat」はお届けに向かっています。お届け日はまだわかりません。わかりしだいお知らせします。',
    ar: '«\u2068Reflective coat\u2069» في الطريق إليك. لا نعرف اليوم بعد ولا نريد التخمين؛ سنكتب لك فور معرفته.',
  },
  kilnDelay: {
    en: 'Your 粉引の茶碗 leaves us by Friday 4 December.',
    de: '粉引の茶碗 verlässt unser Haus bis Freitag, 4. Dezember.',
    ja: '「粉引の茶碗」は12月4日（金）までに発送します。',
    ar: 'يغادرنا «粉引の茶碗» في موعد أقصاه الجمعة، 4 ديسمبر.',
  },
  gift: {
    en: 'Your Chelsea boots arrive Thursday.',
    de: 'Chelsea boots kommen am Donnerstag.',
    ja: '「Chelsea boots」は11月26日（木）にお届けの予定です。',
    ar: 'يصلك «\u2068Chelsea boots\u2069» يوم الخميس.',
  },
  halfReturned: {
    en: 'Your Chelsea boots and Care tin arrived on Friday, handed over at the door.',
    de: 'Chelsea boots und Care tin sind am Freitag angekommen, übergeben an der Tür.',
    ja: '「Chelsea boots」と「Care tin」を11月20日（金）にお届けし、手渡しいたしました。',
    ar: 'وصل «\u2068Chelsea boots\u2069» و«\u2068Care tin\u2069» يوم الجمعة، وتم التسليم عند الباب.',
  },
  exchangeOnItsWay: {
    en: 'Your exchange is on its way: the Chelsea boots arrive Thursday.',
    de: 'Ihr Umtausch ist unterwegs: Chelsea boots kommen am Donnerstag.',
    ja: '交換の「Chelsea boots」は、11月26日（木）にお届けの予定です。',
    ar: 'بديلك في الطريق: يصلك «\u2068Chelsea boots\u2069» يوم الخميس.',
  },
  careTinFollows: {
    en: 'The Chelsea boots arrive tomorrow, 10:00–13:00. The Care tin leaves us by Friday.',
    de: 'Chelsea boots kommen morgen, 10:00–13:00 Uhr. Care tin verlässt unser Haus bis Freitag.',
    ja: '「Chelsea boots」は明日10〜13時にお届けの予定です。「Care tin」は11月27日（金）までに発送します。',
    ar: 'يصلك «\u2068Chelsea boots\u2069» غدًا، 10\u00a0ص–1\u00a0م. يغادرنا «\u2068Care tin\u2069» في موعد أقصاه الجمعة.',
  },
};

/** The same story, with a look at its parcels still to come. */
const lookedAt = (told: OrderFacts, checkAt: string): OrderFacts => ({
  ...told,
  shipments: told.shipments.map((parcel) => ({ ...parcel, checkAt })),
});

describe('the stories of the demo shops', () => {
  it.each(Object.keys(STORIES))('%s', (name) => {
    const said = Object.fromEntries(
      LANGUAGES.map((language) => [language, build(story(name), language).headline.sentence]),
    );
    expect(said).toEqual(HEADLINES[name]);
  });

  it('a stuck parcel: the day that passed, the silence, the merchant’s own words, the next look', () => {
    const view = build(lookedAt(story('stuckNineDays'), '2026-11-24T17:00:00Z'), 'de');
    expect(view.headline).toMatchObject({
      tone: 'attention',
      date: null,
      was: {
        text: 'Donnerstag, 19. November',
        spoken: 'Ursprünglich versprochen für Donnerstag, 19. November',
      },
      nextCheck: 'Wir sehen um 18:00 Uhr wieder nach.',
      word: 'Verspätet',
    });
    expect(view.parcels[0]?.silence).toBe(
      'Seit Sonntag, 15. November keine Meldung, also seit 9 Tagen. Das ist zu lang, und es liegt bei uns auf dem Tisch.',
    );
    expect(view.parcels[0]?.note).toBe('Wir haben heute früh mit dem Depot telefoniert.\nIhr Schuhmacher, Ole Ahlbeck');
  });

  it('a storm: a new date beside the old one, and why', () => {
    const { headline } = build(story('stormDelay'));
    expect(headline.was?.text).toBe('Thursday, November 26');
    expect(headline.explanation).toBe('The weather is slowing the whole route.');
    expect(headline.date).toMatchObject({ weekday: 'Friday', day: '27', month: 'November' });
  });

  it('a day late: the old day struck through, who is sorry, and the courier’s own word for it', () => {
    const { headline } = build(story('missedLeipzig'), 'de');
    expect(headline.was?.text).toBe('Montag, 23. November');
    expect(headline.explanation).toBe(
      'Der Weg dauert länger, als wir geplant haben; darum kümmern wir uns. Der Kurier schrieb: „Anschluss nach Leipzig verpasst.“',
    );
    expect(headline.word).toBe('Heute');
  });

  it.each([
    ['en', 'Your Chelsea boots should arrive tomorrow, 10:00–13:00.'],
    ['de', 'Chelsea boots kommen voraussichtlich morgen, 10:00–13:00 Uhr.'],
    ['ja', '「Chelsea boots」は明日10〜13時にお届けの見込みです。'],
    ['ar', 'من المتوقع أن يصلك «\u2068Chelsea boots\u2069» غدًا، 10\u00a0ص–1\u00a0م.'],
  ])('an estimate nobody but us made is not announced as a fact (%s)', (locale, sentence) => {
    const known = story('arrivingTomorrow');
    const learned = known.shipments.map((one) => ({
      ...one,
      eta: one.eta && { ...one.eta, source: 'learned' as const },
    }));
    expect(build({ ...known, shipments: learned }, locale).headline.sentence).toBe(sentence);
  });

  it('three parcels in three states: the door first, each by its goods', () => {
    const view = build(story('threeParcels'));
    expect(view.headline.word).toBe('1 of 3');
    expect(view.headline.explanation).toBe('1 of 3 delivered.');
    expect(view.parcels.map(({ title, statusLabel }) => `${title}: ${statusLabel}`)).toEqual([
      'Reflective coat: Out for delivery',
      'Glow ball: On its way',
      'Night leash: In a safe place',
    ]);
    expect(view.primary?.label).toBe('Won’t be home? Tell us');
  });

  it('a delivery: the moment, where it was left, a care tip, the last day to send it back', () => {
    const view = build(story('leftWithNeighbour'), 'en', { links: { return: '/r', problem: '/p', confirm: '/c' } });
    expect(view.headline.explanation).toBe('The courier wrote: “Zugestellt bei Frau Petersen, 2. OG”');
    expect(view.parcels[0]?.when).toBe('Tuesday 24 November, 10:12');
    expect(view.parcels[0]?.items[0]).toMatchObject({
      careTip: 'Rub in a little balm before the first rain.',
      returnNote: 'Send back until 24 December',
      price: '€289.00',
    });
    expect(view.primary).toEqual({
      label: 'Yes, everything’s fine',
      href: '/c',
      method: 'post',
      fields: { shipment: 's1' },
    });
    expect(view.secondary.map(({ label }) => label)).toEqual(['Something’s wrong']);
    expect(view.startReturn).toEqual({ label: 'Send something back', href: '/r', method: 'get' });
  });

  it('half sent back: what goes, what may still', () => {
    const view = build(story('halfReturned'), 'en', { links: { return: '/r' } });
    expect(view.items.map(({ title, returnNote }) => `${title}: ${returnNote}`)).toEqual([
      'Chelsea boots: Going back',
      'Care tin: Send back until 20 December',
    ]);
    expect(view.returns).toEqual([
      { label: 'Return R-1009', href: '/s/ahlbeck/returns/tok', status: 'On its way back' },
    ]);
  });

  it('lost and sent again: the new parcel leads, the lost one says what became of it', () => {
    const view = build(story('lostAndResent'));
    expect(view.parcels.map(({ id, statusLabel, tone }) => [id, statusLabel, tone])).toEqual([
      ['s2', 'On its way', 'moving'],
      ['s1', 'Sent again', 'calm'],
    ]);
    expect(view.parcels[1]).toMatchObject({ when: null, was: null, silence: null });
  });

  it('the way there: five chapters, the present one open', () => {
    const [parcel] = build(story('arrivingTomorrow')).parcels;
    expect(parcel?.chapters.map(({ title, state, open }) => [title, state, open])).toEqual([
      ['Made ready', 'done', false],
      ['With the courier', 'current', true],
      ['Near you', 'ahead', false],
      ['At your door', 'ahead', false],
      ['Yours', 'ahead', false],
    ]);
    expect(parcel?.chapters[1]?.events.map(({ text, place, when }) => [text, place, when])).toEqual([
      ['Left the depot', 'Leipzig', 'Tuesday 24 November, 04:10'],
      ['Taken in by the courier', 'Stralsund', 'Monday 23 November, 17:00'],
    ]);
    expect(parcel?.chapters[3]?.summary).toBe('Expected Wednesday 25 November, 10:00–13:00');
    expect(parcel?.route).toEqual([
      { label: 'Stralsund', state: 'passed' },
      { label: 'Leipzig', state: 'here' },
      { label: 'Potsdam', state: 'ahead' },
    ]);
  });
});

describe('what a scope may see', () => {
  const secrets = (view: OrderPageView) => JSON.stringify({ ...view, revision: '' });
  const withEverything = (scope: OrderFacts['scope']) =>
    build(
      {
        ...story('leftWithNeighbour'),
        scope,
        returns: [{ number: 'R-1', status: 'approved', href: '/x', createdAt: '' }],
      },
      'en',
      { links: { return: '/return-link' } },
    );

  it('status: no names, places, pictures, prices, notes or returns', () => {
    const said = secrets(withEverything('status'));
    for (const secret of [
      'Chelsea',
      'Brandt',
      'Potsdam',
      '.webp',
      '289',
      'Petersen',
      'neighbour',
      'R-1',
      '/return-link',
      'JJD',
      'DHL',
    ]) {
      expect(said).not.toContain(secret);
    }
    expect(said).toContain('Your order arrived today.');
  });

  it('gift: goods and pictures, but no price, no buyer and no note to one', () => {
    const gift = { ...story('gift'), order: { ...story('gift').order, lines: [line({ id: 'boots' })] } };
    const said = secrets(build(gift, 'de'));
    for (const secret of ['Brandt', '289', '€', 'wie besprochen']) expect(said).not.toContain(secret);
    expect(said).toContain('boots.webp');
    expect(build(gift, 'de').salutation).toBe('Etwas für Sie,');
    expect(build(gift, 'de', { links: { withdraw: '/w' } }).withdraw).toBeNull();
  });
});

describe('links', () => {
  it('turn into a question to a person where nothing is built for them', () => {
    const asked = build(story('failedAttempt')).primary;
    const built = build(story('failedAttempt'), 'en', { links: { rearrange: '/day' } }).primary;
    expect(asked).toEqual({
      label: 'Tell us a better day',
      href: 'mailto:werkstatt@ahlbeck.test?subject=Order%20AT-2041',
      method: 'get',
    });
    expect(built).toEqual({ label: 'Choose another day', href: '/day', method: 'get' });
  });

  it.each(['javascript:alert(1)', '//evil.test', 'data:text/html,x', 'ht tp://x', '/\\evil.test', 'vbscript:x'])(
    'are never %s',
    (href) => {
      const view = build(
        facts({ shipments: [shipment({ id: 's', status: 'available_for_pickup', trackingUrl: href })] }),
        'en',
        { links: { contact: href, return: href, withdraw: href, pickup: href } },
      );
      expect(JSON.stringify(view)).not.toContain(JSON.stringify(href).slice(1, -1));
    },
  );
});

describe('the next look', () => {
  it.each([
    ['of a parcel on time is no news', 'arrivingTomorrow', '2026-11-24T17:00:00Z', null],
    ['that lies behind us is not promised', 'stuckNineDays', '2026-11-24T10:00:00Z', null],
    ['of a late one is said', 'stuckNineDays', '2026-11-25T08:00:00Z', 'We look again tomorrow at 09:00.'],
  ])('%s', (_name, name, at, expected) => {
    expect(build(lookedAt(story(name), at)).headline.nextCheck).toBe(expected);
  });
});

describe('revision', () => {
  it('stays while nothing is to be noticed, also when the next look moves on', () => {
    const first = build(lookedAt(story('stuckNineDays'), '2026-11-24T17:00:00Z'));
    const second = build(lookedAt(story('stuckNineDays'), '2026-11-24T17:15:00Z'));
    expect(second.headline.nextCheck).not.toBe(first.headline.nextCheck);
    expect(second.revision).toBe(first.revision);
  });

  it('changes with a scan, with the day and with the language', () => {
    const revisions = new Set([
      build(story('arrivingTomorrow')).revision,
      build(story('outForDelivery')).revision,
      build(story('arrivingTomorrow'), 'en', { now: new Date('2026-11-25T06:00:00Z') }).revision,
      build(story('arrivingTomorrow'), 'de').revision,
    ]);
    expect(revisions.size).toBe(4);
  });
});

describe('orders without a parcel', () => {
  it.each([
    ['just placed', {}, 'Your Chelsea boots are being made ready.'],
    ['with a promise', { shipsBy: '2026-11-27T16:00:00Z' }, 'Your Chelsea boots leave us by Friday.'],
    [
      'with a promise that passed',
      { shipsBy: '2026-11-20T16:00:00Z' },
      'Your Chelsea boots should have left us on Friday. We’re sorry, and we’ll write the moment they leave.',
    ],
    ['cancelled', { cancelledAt: '2026-11-23T16:00:00Z' }, 'Your order was cancelled yesterday.'],
    ['sent without a parcel', { fulfilledAt: '2026-11-23T16:00:00Z' }, 'Your order left us yesterday.'],
    [
      'nothing to ship',
      { lines: [line({ id: 'x', requiresShipping: false })] },
      'All done: there is nothing to ship in this order.',
    ],
    ['empty', { lines: [] }, 'Thank you, we have your order.'],
  ])('%s', (_, order, sentence) => {
    expect(build(facts({ order })).headline.sentence).toBe(sentence);
  });
});
