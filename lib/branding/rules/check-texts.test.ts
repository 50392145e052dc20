import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/lib/i18n/constants';
import { listMessages } from '@/lib/i18n/list-messages';
import { messageArguments } from '@/lib/i18n/message-arguments';
import { STARTER_THEMES } from '../constants';
import { checkText, checkTexts } from './check-texts';
import { nearestName } from './nearest-name';
import { sentencePlace } from './sentence-places';

describe('messageArguments', () => {
  it.each<[string, string[] | null]>([
    ['Plain words.', []],
    ['By {date}, {amount}.', ['date', 'amount']],
    ['{count, plural, one {# piece} other {# pieces of {goods}}}', ['count', 'goods']],
    ['{kind, select, gift {a gift} other {}}', ['kind']],
    ['{n, plural, offset:1 =0 {nobody} one {you} other {you and #}}', ['n']],
    ['{when, date, short}', ['when']],
    ["It's {date}", ['date']],
    ["'{'date'}'", []],
    ['{date', null],
    ['date}', null],
    ['{}', null],
    ['{a b}', null],
    ['{n, plural, one {x}}', null],
    ['{n, plural, other x}', null],
    ['{n, plural}', null],
  ])('%s asks for %j', (text, expected) => {
    const found = messageArguments(text);
    expect(found && [...found]).toEqual(expected);
  });

  it.each(LANGUAGES)('reads every sentence of %s', (language) => {
    expect([...listMessages(language)].filter(([, text]) => messageArguments(text) === null)).toEqual([]);
  });
});

describe('checkText', () => {
  const KEY = 'mail.shipped.headline';

  it.each<[string, string, RegExp | null]>([
    [KEY, 'At your door {when}.', null],
    [KEY, '', null],
    [KEY, 'At your door soon.', /\{when\} must stay/],
    [KEY, 'At your door {wen}.', /knows no \{wen\}. Did you mean \{when\}\?/],
    [KEY, 'At your door {when} {balance}.', /knows no \{balance\}/],
    [KEY, 'At your door {when.', /brace/],
    [KEY, 'At your <b>door</b> {when}.', /no HTML/],
    [KEY, '{when}<script>alert(1)</script>', /no HTML/],
    ['mail.shiped.headline', 'x', /Did you mean "mail.shipped.headline"\?/],
    ['nothing.of.the.kind.at.all', 'x', /There is no sentence "nothing.of.the.kind.at.all"\.$/],
    ['__proto__.polluted', 'x', /There is no sentence/],
    ['storefront.shell.withdraw', 'Keep my order', /law/],
    ['withdraw.confirm', 'Maybe', /law/],
    ['storefront.lookUp.title', 'Where is it?', null],
  ])('%s: %j', (key, text, expected) => {
    const message = checkText('en', key, text);
    if (expected) expect(message).toMatch(expected);
    else expect(message).toBeNull();
  });

  it.each(LANGUAGES)('lets every sentence of %s stand as we say it, but for the law’s', (language) => {
    const wrong = [...listMessages(language)].flatMap(([key, text]) => {
      const message = checkText(language, key, text);
      return message && !message.includes('law') ? [`${key}: ${message}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('lets the starter themes speak', () => {
    for (const theme of Object.values(STARTER_THEMES)) {
      expect(checkTexts('texts' in theme ? theme.texts : {})).toEqual([]);
    }
  });
});

it.each([
  ['dat', ['date', 'amount'], 'date'],
  ['ammount', ['date', 'amount'], 'amount'],
  ['zebra', ['date', 'amount'], null],
])('nearestName(%s)', (name, known, expected) => {
  expect(nearestName(name, known)).toBe(expected);
});

it.each([
  ['storefront.lookUp.title', 'Look-up page'],
  ['mail.shipped.headline', 'Mail: on its way'],
  ['page.word.late', 'Tracking page: the large word'],
  ['something.new', 'Elsewhere'],
])('%s is read on: %s', (key, place) => {
  expect(sentencePlace(key)).toBe(place);
});
