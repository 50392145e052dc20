import type { OrderState } from './gallery-catalog';

type DateParts = { weekday: string; day: string; month: string; time: string | null; dateTime: string };
type Scene = {
  sentence: string;
  word: string;
  label: string;
  date?: DateParts;
  when?: string;
  was?: { text: string; spoken: string };
  explanation?: string;
  nextCheck?: string;
  primary?: string;
  secondary?: string[];
};

/** Everything one demo shop says in one language. */
export type Voice = {
  locale: string;
  orderNumber: string;
  placed: string;
  salutation: string | null;
  items: { title: string; variant: string | null; price: string; quantity?: number }[];
  parcelTitles: string[];
  chapters: string[];
  chapterTimes: string[];
  summary: string;
  events: string[];
  eventTimes: string[];
  places: string[];
  carrier: string;
  silence: string;
  note: string;
  nothing: string;
  returnNote: string;
  careTip: string;
  startReturn: string;
  withdraw: string;
  openReturn: { label: string; status: string };
  waiting: { title: string; sentence: string };
  scenes: Record<OrderState, Scene>;
};

const day = (weekday: string, number: string, month: string, time: string | null = null): DateParts => ({
  weekday,
  day: number,
  month,
  time,
  dateTime: '2026-11-26',
});

const german: Voice = {
  locale: 'de',
  orderNumber: 'A-10482',
  placed: 'Bestellt am 19. November',
  salutation: 'Guten Tag Frau Brandt,',
  items: [
    { title: 'Chelsea-Boot „Wendelin“', variant: 'Kastanie, Größe 42', price: '289,00 €' },
    { title: 'Pflegedose Bienenwachs', variant: '75 ml', price: '18,00 €' },
    { title: 'Derby „Alma“', variant: 'Nachtblau, Größe 39', price: '259,00 €' },
    { title: 'Schuhspanner Zedernholz', variant: '42/43', price: '34,00 €', quantity: 2 },
    { title: 'Gürtel mit Gravur', variant: '95 cm', price: '79,00 €' },
  ],
  parcelTitles: ['Die Stiefel und die Pflegedose', 'Der Derby und die Schuhspanner'],
  chapters: ['Fertig gemacht', 'Beim Boten', 'In Ihrer Nähe', 'An Ihrer Tür', 'Bei Ihnen'],
  chapterTimes: ['Fr., 20. Nov.', 'Mo., 23. Nov.', 'heute, 8:10', 'heute', 'Do., 26. Nov.'],
  summary: 'Noch sechs Halte bis zu Ihnen.',
  events: ['Ihr Paket liegt im Lieferwagen', 'Im Zustelldepot angekommen', 'Vom Sortierzentrum abgefahren'],
  eventTimes: ['heute, 8:10', 'heute, 5:42', 'Mi., 21:15'],
  places: ['Pirmasens', 'Speyer', 'Leipzig', 'Dresden-Neustadt'],
  carrier: 'DHL Paket',
  silence:
    'Kein Scan seit Dienstag. Auf dieser Strecke ist das üblich; hören wir bis Donnerstag 12 Uhr nichts, rufen wir dort an.',
  note: 'Wir haben heute früh mit dem Depot in Leipzig gesprochen. Ihre Stiefel werden gesucht; finden sie sich bis Freitag nicht, geht ein neues Paar an Sie hinaus.',
  nothing: 'Sie müssen nichts tun. Wir schreiben Ihnen, sobald das Paket im Wagen liegt.',
  returnNote: 'Rückgabe bis 10. Dezember möglich',
  careTip:
    'Lassen Sie die Stiefel nach dem ersten Tag eine Nacht auf Zedernspannern ruhen, dann legt sich das Leder, wie Sie gehen.',
  startReturn: 'Etwas zurückgeben oder umtauschen',
  withdraw: 'Vertrag hier widerrufen',
  openReturn: { label: 'Rückgabe R-2041', status: 'unterwegs zu uns' },
  waiting: { title: 'Der Gürtel folgt', sentence: 'Die Gravur wird morgen geprägt. Am Freitag geht er zur Post.' },
  scenes: {
    today: {
      sentence: 'Ihre Stiefel kommen heute zwischen 10 und 13 Uhr.',
      word: 'Heute',
      label: 'Im Lieferwagen',
      date: day('Donnerstag', '26', 'November', '10–13 Uhr'),
      when: 'heute, 10–13 Uhr',
      primary: 'Ich bin nicht zu Hause',
      secondary: ['Ablageort angeben'],
    },
    moving: {
      sentence: 'Ihre Stiefel kommen am Donnerstag, dem 26. November, zwischen 10 und 13 Uhr.',
      word: 'Donnerstag',
      label: 'Unterwegs',
      date: day('Donnerstag', '26', 'November', '10–13 Uhr'),
      when: 'Montag, 30. November',
    },
    late: {
      sentence: 'Einen Tag später als versprochen: Freitag, nicht Donnerstag.',
      word: 'Freitag',
      label: 'Verspätet',
      date: day('Freitag', '27', 'November', '9–12 Uhr'),
      was: { text: 'Donnerstag, 26. November', spoken: 'Ursprünglich angekündigt:' },
      explanation: 'Der Lastwagen hat Leipzig verpasst. Das tut uns leid, und wir kümmern uns darum.',
      nextCheck: 'Um 18 Uhr sehen wir wieder nach und schreiben Ihnen, falls sich etwas ändert.',
      secondary: ['Benachrichtigen, wenn sich etwas ändert'],
    },
    delivered: {
      sentence: 'Ihre Stiefel sind da, abgegeben bei Frau Petersen im 2. Obergeschoss.',
      word: 'Zugestellt',
      label: 'Zugestellt',
      date: day('Donnerstag', '26', 'November', '11:42 Uhr'),
      primary: 'Ja, alles gut',
      secondary: ['Etwas stimmt nicht'],
    },
    several: {
      sentence: 'Die Stiefel kommen heute, der Derby folgt am Montag.',
      word: 'Heute',
      label: 'Im Lieferwagen',
      date: day('Donnerstag', '26', 'November', '10–13 Uhr'),
      primary: 'Ich bin nicht zu Hause',
    },
    attempt: {
      sentence: 'Wir haben Sie um 11:20 Uhr nicht angetroffen. Die Stiefel warten im Depot.',
      word: 'Verpasst',
      label: 'Nicht angetroffen',
      date: day('Freitag', '27', 'November', 'neuer Versuch'),
      primary: 'Anderen Tag wählen',
      secondary: ['An die Nachbarin geben'],
    },
    silent: {
      sentence: 'Von Ihren Stiefeln haben wir seit neun Tagen nichts gehört. Das ist zu lang.',
      word: 'Verschollen',
      label: 'Wird gesucht',
      explanation: 'Sie müssen nichts tun. Wir haben die Suche am Montag eröffnet.',
      nextCheck: 'Nächste Nachricht von uns: Freitag, bis 12 Uhr.',
      primary: 'Neues Paar statt warten',
    },
    unknown: {
      sentence: 'Ihre Stiefel sind unterwegs. Wann sie kommen, wissen wir noch nicht.',
      word: 'Unterwegs',
      label: 'Unterwegs',
      nextCheck: 'Sobald der Bote einen Tag nennt, steht er hier.',
    },
    placed: {
      sentence: 'Ihre Stiefel werden gerade gezwickt. Am Freitag gehen sie zur Post.',
      word: 'In Arbeit',
      label: 'In der Werkstatt',
      date: day('Montag', '30', 'November'),
    },
  },
};

const english: Voice = {
  locale: 'en',
  orderNumber: 'DH-20417',
  placed: 'Ordered 19 November',
  salutation: 'Hi Marcus,',
  items: [
    { title: 'Night Patrol reflective coat', variant: 'Medium, signal orange', price: '$89.00' },
    { title: 'LED collar', variant: '14–18 in, amber', price: '$42.00' },
    { title: 'Glow ball', variant: null, price: '$14.00', quantity: 2 },
    { title: 'Trail booties', variant: 'Set of four, size 3', price: '$38.00' },
    { title: 'Engraved tag', variant: '“WAFFLES”', price: '$19.00' },
  ],
  parcelTitles: ['The coat and the collar', 'The glow balls and booties'],
  chapters: ['Made ready', 'With the courier', 'Near you', 'At your door', 'Yours'],
  chapterTimes: ['Fri, Nov 20', 'Mon, Nov 23', 'today, 6:12 am', 'today', 'Thu, Nov 26'],
  summary: 'Eight stops away.',
  events: ['Loaded on the van', 'Arrived at the local depot', 'Left the sorting hub'],
  eventTimes: ['today, 6:12 am', 'today, 3:40 am', 'Wed, 9:15 pm'],
  places: ['Portland', 'Boise', 'Salt Lake City', 'Denver'],
  carrier: 'UPS Ground',
  silence: 'No scan since Tuesday. Normal on this route; if there’s nothing by Thursday noon, we call them.',
  note: 'We called the Boise hub this morning. They are looking. If it hasn’t turned up by Friday, a new coat leaves here the same day.',
  nothing: 'Nothing to do. We’ll write when it’s on the van.',
  returnNote: 'Send back until December 26',
  careTip: 'Wipe the reflective strips with a damp cloth. The washing machine dulls them.',
  startReturn: 'Return or exchange something',
  withdraw: 'Withdraw from the contract here',
  openReturn: { label: 'Return DH-R118', status: 'on its way to us' },
  waiting: { title: 'The tag is still with us', sentence: 'It’s being engraved. It leaves Friday.' },
  scenes: {
    today: {
      sentence: 'The coat is out for delivery. With you between 10 am and 1 pm.',
      word: 'Today',
      label: 'On the van',
      date: day('Thursday', '26', 'November', '10 am – 1 pm'),
      when: 'Today, 10 am – 1 pm',
      primary: 'I won’t be home',
      secondary: ['Where to leave it'],
    },
    moving: {
      sentence: 'Waffles’s coat arrives Thursday, between 10 am and 1 pm.',
      word: 'Thursday',
      label: 'On the way',
      date: day('Thursday', '26', 'November', '10 am – 1 pm'),
      when: 'Monday, November 30',
    },
    late: {
      sentence: 'A day later than we promised: Friday, not Thursday.',
      word: 'Friday',
      label: 'Running late',
      date: day('Friday', '27', 'November', '9 am – noon'),
      was: { text: 'Thursday, November 26', spoken: 'Originally promised:' },
      explanation: 'Snow closed I-84 overnight and the truck waited it out in Boise. That one’s on us to fix, not you.',
      nextCheck: 'We look again at 6 pm.',
      secondary: ['Tell me if it changes'],
    },
    delivered: {
      sentence: 'It’s on your porch. Left behind the blue planter at 11:42 am.',
      word: 'Delivered',
      label: 'Delivered',
      date: day('Thursday', '26', 'November', '11:42 am'),
      primary: 'Yes, all good',
      secondary: ['Something’s wrong'],
    },
    several: {
      sentence: 'The coat is out for delivery. The glow balls follow Monday.',
      word: 'Today',
      label: 'On the van',
      date: day('Thursday', '26', 'November', '10 am – 1 pm'),
      primary: 'I won’t be home',
    },
    attempt: {
      sentence: 'Nobody was home at 11:20. The coat is safe at the depot.',
      word: 'Missed you',
      label: 'Delivery attempted',
      date: day('Friday', '27', 'November'),
      primary: 'Choose another day',
      secondary: ['Leave it with a neighbor'],
    },
    silent: {
      sentence: 'We haven’t heard a thing about the coat for nine days. That’s too long.',
      word: 'Missing',
      label: 'Being searched for',
      explanation: 'You don’t have to do anything. We opened a search on Monday.',
      nextCheck: 'You hear from us by Friday noon.',
      primary: 'Send a new one instead',
    },
    unknown: {
      sentence: 'The coat is on its way to Sitka. When it lands, we don’t know yet.',
      word: 'On its way',
      label: 'On the way',
      nextCheck: 'The ferry decides. The moment there’s a day, it’s here.',
    },
    placed: {
      sentence: 'We’re packing the coat now. It leaves Friday.',
      word: 'Packing',
      label: 'Being packed',
      date: day('Monday', '30', 'November'),
    },
  },
};

const japanese: Voice = {
  locale: 'ja',
  orderNumber: '朝-3107',
  placed: '十一月十九日 ご注文',
  salutation: '小林 様',
  items: [
    { title: '灰釉の抹茶碗', variant: '径十二センチ', price: '¥8,800' },
    { title: '百本立 茶筅', variant: '高山産', price: '¥4,200' },
    { title: '蕎麦猪口', variant: '藍縁・五客', price: '¥9,500' },
    { title: '杉の丸盆', variant: '尺', price: '¥6,600' },
    { title: '常滑の急須', variant: '朱泥', price: '¥12,000' },
  ],
  parcelTitles: ['抹茶碗と茶筅', '蕎麦猪口と丸盆'],
  chapters: ['お支度', '配送店へ', 'お近くまで', 'お届け先へ', 'お手もとに'],
  chapterTimes: ['11月20日', '11月23日', '本日 8:10', '本日', '11月26日'],
  summary: '本日の便に積み込みました。',
  events: ['配達車に積み込みました', '最寄りの営業所に到着しました', '中継地を出発しました'],
  eventTimes: ['本日 8:10', '本日 5:42', '25日 21:15'],
  places: ['京都', '名古屋', '横浜', '鎌倉'],
  carrier: '比良運送',
  silence:
    '火曜日から記録がありません。この区間ではよくあることです。木曜の正午までに動きがなければ、当店から問い合わせます。',
  note: '今朝、横浜の営業所に確認いたしました。金曜までに見つからない場合は、新しい品をお送りいたします。',
  nothing: 'お客さまにしていただくことはございません。配達に出ましたらお知らせいたします。',
  returnNote: '12月10日まで返品いただけます',
  careTip: '使いはじめに、米のとぎ汁で十五分ほど煮ていただくと、貫入に色が染みにくくなります。',
  startReturn: '返品・交換をする',
  withdraw: '契約の解除はこちら',
  openReturn: { label: '返品 朝-R-18', status: '当店へ向かっています' },
  waiting: { title: '急須は窯出しを待っています', sentence: '金曜日に窯を開け、土曜日に発送いたします。' },
  scenes: {
    today: {
      sentence: '抹茶碗は本日、14時から16時のあいだにお届けいたします。',
      word: '本日',
      label: '配達中',
      date: day('木曜日', '26', '11月', '14–16時'),
      when: '本日 14–16時',
      primary: '受け取り方を変える',
      secondary: ['宅配ボックスを使う'],
    },
    moving: {
      sentence: '抹茶碗は木曜日、14時から16時のあいだにお届けいたします。',
      word: '木曜日',
      label: '輸送中',
      date: day('木曜日', '26', '11月', '14–16時'),
      when: '11月30日 月曜日',
    },
    late: {
      sentence: 'お約束より一日遅れ、金曜日のお届けとなります。',
      word: '金曜日',
      label: '遅れています',
      date: day('金曜日', '27', '11月', '午前中'),
      was: { text: '11月26日 木曜日', spoken: '当初のお届け予定日' },
      explanation: '名古屋での積み替えに間に合いませんでした。お待たせして申し訳ございません。',
      nextCheck: '18時にもう一度確認し、変わりがあればお知らせいたします。',
      secondary: ['変更があれば知らせる'],
    },
    delivered: {
      sentence: '抹茶碗をお届けいたしました。玄関横の宅配ボックスに入っております。',
      word: 'お届け済み',
      label: 'お届け済み',
      date: day('木曜日', '26', '11月', '14:32'),
      primary: '問題なく受け取りました',
      secondary: ['困ったことがある'],
    },
    several: {
      sentence: '抹茶碗は本日、蕎麦猪口は月曜日にお届けいたします。',
      word: '本日',
      label: '配達中',
      date: day('木曜日', '26', '11月', '14–16時'),
      primary: '受け取り方を変える',
    },
    attempt: {
      sentence: '14時20分に伺いましたが、ご不在でした。営業所でお預かりしています。',
      word: 'ご不在',
      label: 'ご不在のため持ち帰り',
      date: day('金曜日', '27', '11月', '再配達'),
      primary: '再配達を申し込む',
      secondary: ['営業所で受け取る'],
    },
    silent: {
      sentence: '九日間、荷物の記録がございません。お待たせしすぎております。',
      word: '調査中',
      label: '調査中',
      explanation: '月曜日に調査を依頼いたしました。お客さまにしていただくことはございません。',
      nextCheck: '金曜の正午までにご連絡いたします。',
      primary: '新しい品を送ってもらう',
    },
    unknown: {
      sentence: '荷物は向かっております。お届け日はまだ分かりません。',
      word: '輸送中',
      label: '輸送中',
      nextCheck: '日にちが決まりしだい、こちらに記します。',
    },
    placed: {
      sentence: '抹茶碗は窯出しの後、金曜日に発送いたします。',
      word: 'お支度中',
      label: 'お支度中',
      date: day('月曜日', '30', '11月'),
    },
  },
};

const arabic: Voice = {
  ...english,
  locale: 'ar',
  placed: 'طُلب في ١٩ نوفمبر',
  salutation: 'مرحبًا ليلى،',
  items: english.items.map((item, i) => ({
    ...item,
    title: ['معطف عاكس للّيل', 'طوق مضيء', 'كرة متوهّجة', 'أحذية للدروب', 'بطاقة منقوشة'][i] ?? item.title,
    variant: ['مقاس متوسط، برتقالي', 'كهرماني', null, 'مقاس ٣', null][i] ?? null,
  })),
  parcelTitles: ['المعطف والطوق', 'الكرات والأحذية'],
  chapters: ['جُهّز لكِ', 'مع شركة التوصيل', 'قريب منكِ', 'عند بابكِ', 'بين يديكِ'],
  chapterTimes: ['الجمعة ٢٠', 'الاثنين ٢٣', 'اليوم ٨:١٠', 'اليوم', 'الخميس ٢٦'],
  summary: 'تبقّت ثماني محطات.',
  events: ['حُمّل في سيارة التوصيل', 'وصل إلى المستودع المحلي', 'غادر مركز الفرز'],
  eventTimes: ['اليوم ٨:١٠', 'اليوم ٥:٤٢', 'الأربعاء ٢١:١٥'],
  places: ['لايبزيغ', 'شباير', 'دريسدن', 'برلين'],
  silence: 'لا قراءة منذ الثلاثاء، وهذا معتاد على هذا الطريق. إن لم يصل شيء حتى ظهر الخميس فسنتصل بهم.',
  note: 'اتصلنا بالمستودع صباح اليوم وهم يبحثون. إن لم يظهر حتى الجمعة فسنرسل معطفًا جديدًا.',
  nothing: 'لا شيء عليكِ فعله. سنكتب لكِ حين يخرج للتوصيل.',
  returnNote: 'يمكن إرجاعه حتى ٢٦ ديسمبر',
  careTip: 'امسحي الشرائط العاكسة بقطعة قماش رطبة.',
  startReturn: 'إرجاع شيء أو استبداله',
  withdraw: 'الانسحاب من العقد هنا',
  openReturn: { label: 'الإرجاع DH-R118', status: 'في الطريق إلينا' },
  waiting: { title: 'البطاقة ما زالت عندنا', sentence: 'تُنقش الآن وتغادر يوم الجمعة.' },
  scenes: {
    ...english.scenes,
    today: {
      sentence: 'المعطف خرج للتوصيل ويصلكِ بين العاشرة صباحًا والواحدة ظهرًا.',
      word: 'اليوم',
      label: 'في سيارة التوصيل',
      date: day('الخميس', '٢٦', 'نوفمبر', '١٠–١٣'),
      when: 'اليوم ١٠–١٣',
      primary: 'لن أكون في البيت',
      secondary: ['أين يُترك'],
    },
    late: {
      sentence: 'متأخر يومًا عمّا وعدنا: الجمعة بدل الخميس.',
      word: 'الجمعة',
      label: 'متأخر',
      date: day('الجمعة', '٢٧', 'نوفمبر', '٩–١٢'),
      was: { text: 'الخميس ٢٦ نوفمبر', spoken: 'الموعد الأول:' },
      explanation: 'فاتت الشاحنة محطة لايبزيغ. نعتذر ونتابع الأمر.',
      nextCheck: 'سننظر من جديد في السادسة مساءً.',
    },
  },
};

export const VOICES = { german, english, japanese, arabic } as const satisfies Record<string, Voice>;
export type VoiceName = keyof typeof VOICES;
