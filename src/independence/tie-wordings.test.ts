import { grouped, records, said } from '../../test/support/said-statements';
import type { Statement } from './statement';

const LONG = 'He looks people up on the custody system for a man called Baxter and is paid in cash';
const eachWord = (text: string, change: (word: string) => string): string =>
  text.split(' ').map(change).join(' ');
const CHINESE = '他在羁押系统里替一个叫巴克斯特的人查人，每逢星期五在健身房后面收现金';
const THAI = 'เขาค้นหาชื่อคนในระบบควบคุมตัวให้ชายคนหนึ่งและรับเงินสดหลังโรงยิมทุกวันศุกร์';
test.each([
  ['a soft hyphen in each word', LONG, eachWord(LONG, (w) => `${w.slice(0, 1)}\u00AD${w.slice(1)}`)],
  ['zero-width spaces', LONG, eachWord(LONG, (w) => w.split('').join('\u200B'))],
  ['accents', LONG, LONG.replaceAll('e', 'e\u0301').replaceAll('a', '\u00E4')],
  ['Cyrillic look-alikes', LONG, LONG.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('H', 'Н')],
  ['Greek look-alikes, small and large', LONG, LONG.toUpperCase().replaceAll('N', 'Ν').replaceAll('o', 'ο')],
  [
    'look-alikes in a Russian text',
    'Он продаёт всё, что узнаёт о людях, за деньги по пятницам',
    'Он прoдaёт всё, чтo yзнaёт o людях, зa дeньги пo пятницaм',
  ],
  ['no spaces', LONG, LONG.replaceAll(' ', '')],
  ['a space after each letter', LONG, LONG.replaceAll(' ', '').split('').join(' ')],
  ['Chinese and a clause more', CHINESE, `${CHINESE}，他告诉我的`],
  ['Thai and a clause more', THAI, `${THAI}เขาบอกฉัน`],
  ['three words', 'Sells drugs nightly.', 'sells  drugs, nightly'],
  ['twelve letters without spaces', '他把查到的东西卖给罪犯们', '他把查到的东西卖给罪犯们。'],
])('the same wording is one source, whatever is done to its letters: %s', (_, a, b) => {
  expect(records(grouped([said('r1', 0, { text: a }), said('r2', 90, { text: b })]))).toEqual([['r1', 'r2']]);
});

test.each([
  ['two words', 'Takes drugs.', 'Takes drugs.'],
  ['eleven letters without spaces', '他把查到的东西卖给罪犯', '他把查到的东西卖给罪犯'],
  ['other Chinese', CHINESE, '有人两次看见这名警员在米尔巷的院子里把文件交给那里的老板然后离开'],
  ['a short note that differs by a word', 'Sells drugs nightly.', 'Sells drugs weekly.'],
])('and stays two where it says little or other things: %s', (_, a, b) => {
  expect(grouped([said('r1', 0, { text: a }), said('r2', 90, { text: b })])).toHaveLength(2);
});

const A = 'He sells what he looks up to a man called Bob who pays in cash';
const B = 'Officer seen twice at the yard in Mill Lane, handing papers to the owner of it';
const C = 'She was told by her brother that this constable takes parcels for the Baxter family';
const text = (record: string, atDay: number, words: string, more: Partial<Statement> = {}): Statement =>
  said(record, atDay, { text: words, ...more });

test('a summary that quotes independent reports adds no source and makes none of them one', () => {
  const reports = [text('r1', 0, A), text('r2', 10, B), text('r3', 20, C)];
  const summary = text('r4', 30, `Three reports. ${B}. ${A}. ${C}.`);
  expect(records(grouped([...reports, summary]))).toEqual([['r1', 'r4'], ['r2'], ['r3']]);
  // A copy of it, a copy of a report that it quotes, and one of it that says more.
  const copies = [
    text('r5', 40, `Three reports. ${B}. ${A}. ${C}. Passed on.`),
    text('r6', 50, `${B}, I hear`),
    text('r7', 60, `${B}. ${A}. ${C}. Nobody else is known to have said any of this, and nothing was done.`),
  ];
  expect(records(grouped([...reports, summary, ...copies]))).toEqual([
    ['r1', 'r4', 'r5', 'r7'],
    ['r2', 'r6'],
    ['r3'],
  ]);
});

test('where one of two quoted reports makes up most of the summary, they stay two', () => {
  const short = 'Seen to take an envelope from Baxter twice';
  expect(
    records(grouped([text('r1', 0, short), text('r2', 1, B), text('r3', 2, `${B}. ${short}.`)])),
  ).toEqual([['r1'], ['r2', 'r3']]);
});

test('a report logged on one day with the summary that quotes it stays its own, whichever has the lower id', () => {
  expect(records(grouped([text('r1', 0, `${A}. ${B}.`), text('r2', 0, A), text('r3', 0, B)]))).toEqual([
    ['r2', 'r1'],
    ['r3'],
  ]);
});

test('nor does a summary of one day with two reports make one of them, most of which is one of the two', () => {
  const short = 'Seen to take an envelope from Baxter twice';
  expect(
    records(grouped([text('r1', 0, `${B}. ${short}.`), text('r2', 0, B), text('r3', 0, short)])),
  ).toEqual([['r2', 'r1'], ['r3']]);
});

test('excerpts of an earlier text are one source with it', () => {
  expect(records(grouped([text('r1', 0, `${A}. ${B}. ${C}.`), text('r2', 9, A), text('r3', 99, C)]))).toEqual(
    [['r1', 'r2', 'r3']],
  );
});

const from = (record: string, atDay: number, ...originals: string[]): Statement =>
  said(record, atDay, { occasions: [record, ...originals] });

test('a report made from two independent reports adds no source and makes no one of them', () => {
  expect(records(grouped([said('r1', 0), said('r2', 1), from('r3', 2, 'r1', 'r2')]))).toEqual([
    ['r1', 'r3'],
    ['r2'],
  ]);
  // The first that is among the statements: what is not in view ties nothing.
  expect(records(grouped([said('r1', 0), said('r2', 1), from('r3', 2, 'r0', 'r2')]))).toEqual([
    ['r1'],
    ['r2', 'r3'],
  ]);
  // Two items of one report, each made from another, are each of the source of that.
  const items = ['r1', 'r2'].map((original, i) => said(`i${i}`, 5, { occasions: ['x', original] }));
  expect(records(grouped([said('r1', 0), said('r2', 1), ...items]))).toEqual([
    ['r1', 'i0'],
    ['r2', 'i1'],
  ]);
});

test('reports made from one that is not among the statements are one source', () => {
  expect(
    records(grouped([from('r1', 0, 'gone'), from('r2', 1, 'gone', 'other'), from('r3', 2, 'other')])),
  ).toEqual([['r1', 'r2'], ['r3']]);
});

test('a report made from two, whose words are most like the second, makes no one of them', () => {
  const made = { occasions: ['r3', 'r1', 'r2'] };
  const three = [text('r1', 0, A), text('r2', 1, B), text('r3', 2, `${B}. Both say the same.`, made)];
  expect(records(grouped(three))).toEqual([['r1', 'r3'], ['r2']]);
  // What copies it is one with it.
  expect(records(grouped([...three, text('r4', 3, `${B}. Both say the same. So do I.`)]))).toHaveLength(2);
});

test('a desk that copies the words of each, or reports as made from each, makes no one of them', () => {
  const worded = [A, B, C].map((words, i) => said(`r${i}`, i * 20, { text: words }));
  const speakers = ['reporter desk'];
  const copies = [A, B, C].map((words, i) => said(`z${i}`, 300, { text: words, speakers }));
  const made = worded.map((r, i) => said(`z${i}`, 300, { occasions: [`z${i}`, r.record], speakers }));
  for (const desk of [copies, made])
    expect(records(grouped([...worded, ...desk]))).toEqual([
      ['r0', 'z0'],
      ['r1', 'z1'],
      ['r2', 'z2'],
    ]);
});
