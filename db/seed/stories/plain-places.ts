import type { DemoShop } from '../pictures/catalog-types';

type Town = { city: string; region?: string; postal_code: string; street: string; hub: string };

/** Whom the three shops sell to on an ordinary day. */
export const PLAIN_PLACES: Record<
  DemoShop,
  {
    country: string;
    locale: string;
    home: string;
    mail: string[];
    carriers: string[];
    /** In the shop's own script, and where that is not Latin, in Latin letters after a bar. */
    first: string[];
    last: string[];
    towns: Town[];
    /** A line of an address. */
    address: (street: string, number: number) => string;
    name: (first: string, last: string) => string;
    numbers: { prefix: string; from: number };
  }
> = {
  ahlbeck: {
    country: 'DE',
    locale: 'de',
    home: 'Lübeck, DE',
    mail: ['posteo.test', 'elbpost.test', 'mailkasten.test'],
    carriers: ['dhl_de', 'dhl_de', 'dpd'],
    first: [
      'Anton',
      'Beate',
      'Clara',
      'Detlef',
      'Elif',
      'Frauke',
      'Georg',
      'Hedwig',
      'Ilse',
      'Jakob',
      'Karim',
      'Lotte',
    ],
    last: [
      'Albers',
      'Böhm',
      'Claasen',
      'Dorn',
      'Eggert',
      'Fuchs',
      'Grothe',
      'Hansen',
      'Ibrahim',
      'Jessen',
      'Kühn',
      'Lorenz',
    ],
    towns: [
      { city: 'Dresden', postal_code: '01099', street: 'Alaunstraße', hub: 'Ottendorf-Okrilla, DE' },
      { city: 'Kiel', postal_code: '24103', street: 'Holtenauer Straße', hub: 'Neumünster, DE' },
      { city: 'Stuttgart', postal_code: '70178', street: 'Tübinger Straße', hub: 'Köngen, DE' },
      { city: 'Kassel', postal_code: '34117', street: 'Friedrich-Ebert-Straße', hub: 'Staufenberg, DE' },
      { city: 'Rostock', postal_code: '18055', street: 'Doberaner Straße', hub: 'Neustrelitz, DE' },
      { city: 'Augsburg', postal_code: '86150', street: 'Maximilianstraße', hub: 'Aschheim, DE' },
      { city: 'Essen', postal_code: '45130', street: 'Rüttenscheider Straße', hub: 'Bochum, DE' },
    ],
    address: (street, number) => `${street} ${number}`,
    name: (first, last) => `${first} ${last}`,
    numbers: { prefix: 'AT-', from: 24_120 },
  },
  duskhound: {
    country: 'US',
    locale: 'en',
    home: 'Portland, OR, US',
    mail: ['pinemail.test', 'lanternpost.test', 'northshore.test'],
    carriers: ['ups', 'usps', 'fedex'],
    first: ['Abel', 'Bea', 'Carlos', 'Dina', 'Ezra', 'Fay', 'Grant', 'Hope', 'Ivan', 'Jade', 'Keisha', 'Leo'],
    last: ['Abrams', 'Bell', 'Cruz', 'Dawson', 'Ellis', 'Frost', 'Garcia', 'Hill', 'Irving', 'Kim', 'Lopez', 'Moss'],
    towns: [
      { city: 'Sacramento', region: 'CA', postal_code: '95816', street: 'J St', hub: 'West Sacramento, CA, US' },
      { city: 'Tacoma', region: 'WA', postal_code: '98405', street: 'S 12th St', hub: 'Fife, WA, US' },
      { city: 'Austin', region: 'TX', postal_code: '78704', street: 'S Lamar Blvd', hub: 'Round Rock, TX, US' },
      { city: 'Madison', region: 'WI', postal_code: '53703', street: 'Williamson St', hub: 'Oak Creek, WI, US' },
      { city: 'Richmond', region: 'VA', postal_code: '23220', street: 'W Main St', hub: 'Sandston, VA, US' },
      { city: 'Missoula', region: 'MT', postal_code: '59801', street: 'S Higgins Ave', hub: 'Spokane, WA, US' },
      { city: 'Eugene', region: 'OR', postal_code: '97401', street: 'Willamette St', hub: 'Springfield, OR, US' },
    ],
    address: (street, number) => `${number * 12 + 100} ${street}`,
    name: (first, last) => `${first} ${last}`,
    numbers: { prefix: 'DH-', from: 10_492 },
  },
  asagiri: {
    country: 'JP',
    locale: 'ja',
    home: '京都市, 京都府, JP',
    mail: ['yubin.test', 'asamail.test'],
    carriers: ['akebono_bin'],
    first: [
      '葵|aoi',
      '一郎|ichiro',
      '恵|megumi',
      '健太|kenta',
      '沙織|saori',
      '翔|sho',
      '智子|tomoko',
      '直美|naomi',
      '春樹|haruki',
      '真由|mayu',
      '悠斗|yuto',
      '玲|rei',
    ],
    last: [
      '青木|aoki',
      '池田|ikeda',
      '上田|ueda',
      '遠藤|endo',
      '加藤|kato',
      '後藤|goto',
      '斎藤|saito',
      '田中|tanaka',
      '中村|nakamura',
      '野口|noguchi',
      '原|hara',
      '村上|murakami',
    ],
    towns: [
      { city: '神戸市中央区', region: '兵庫県', postal_code: '650-0021', street: '三宮町', hub: '西宮市, 兵庫県, JP' },
      { city: '杉並区', region: '東京都', postal_code: '166-0003', street: '高円寺南', hub: '厚木市, 神奈川県, JP' },
      { city: '千葉市中央区', region: '千葉県', postal_code: '260-0013', street: '中央', hub: '船橋市, 千葉県, JP' },
      { city: '熊本市中央区', region: '熊本県', postal_code: '860-0806', street: '花畑町', hub: '鳥栖市, 佐賀県, JP' },
      { city: '富山市', region: '富山県', postal_code: '930-0083', street: '総曲輪', hub: '小矢部市, 富山県, JP' },
      { city: '松山市', region: '愛媛県', postal_code: '790-0004', street: '大街道', hub: '高松市, 香川県, JP' },
      {
        city: 'さいたま市浦和区',
        region: '埼玉県',
        postal_code: '330-0063',
        street: '高砂',
        hub: '戸田市, 埼玉県, JP',
      },
    ],
    address: (street, number) => `${street}${1 + (number % 5)}-${1 + (number % 13)}-${1 + (number % 20)}`,
    name: (first, last) => `${last} ${first}`,
    numbers: { prefix: 'AG-', from: 3_089 },
  },
};
