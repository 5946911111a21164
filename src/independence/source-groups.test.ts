import { entityId } from '../model/entity';
import { policyWith } from '../policy';
import { sourceGroups, type SourceGroup } from './source-groups';
import type { Statement } from './statement';

const rules = policyWith().independence;
const DAY = 86_400_000;
const said = (record: string, atDay: number, more: Partial<Statement> = {}): Statement => ({
  record,
  source: 'intelligence-reports',
  about: ['person:KV.staff:S1'],
  at: atDay * DAY,
  channel: 'overt',
  occasions: [record],
  speakers: [`source_ref of ${record}`],
  text: '',
  tested: false,
  byNameOnly: false,
  ...more,
});
const unnamed = (record: string, atDay: number, more: Partial<Statement> = {}): Statement =>
  said(record, atDay, { speakers: [], ...more });
const grouped = (
  statements: readonly Statement[],
  namesSpeakers = false,
  households: Parameters<typeof sourceGroups>[2] = new Map(),
): SourceGroup[] =>
  sourceGroups(statements, rules, households, (s) => namesSpeakers && s.speakers.length === 0);
const records = (groups: readonly SourceGroup[]): string[][] =>
  groups.map((g) => g.statements.map((s) => s.record));
const sources = (groups: readonly SourceGroup[]): number => groups.reduce((n, g) => n + g.sources, 0);
const ten = (make: (i: number) => Statement): Statement[] => Array.from({ length: 10 }, (_, i) => make(i));

test('ten reports of ten references are ten sources, whatever their dates', () => {
  const groups = grouped(ten((i) => said(`r${i}`, i % 3)));
  expect([groups.length, sources(groups)]).toEqual([10, 10]);
  expect(groups.every((g) => g.ties.length === 0)).toBe(true);
});

test.each<[string, (i: number) => Partial<Statement>]>([
  ['one source reference', () => ({ speakers: ['source_ref a'] })],
  ['one report', () => ({ occasions: ['report 1'] })],
  ['reports made from one another', (i) => ({ occasions: [`r${i}`, `r${Math.max(0, i - 1)}`] })],
  [
    'one wording',
    (i) => ({ text: `He sells what he looks up to a man called Bob who pays in cash, ${i} told me` }),
  ],
])('ten reports of %s are one source, a year apart each', (_, more) => {
  const groups = grouped(ten((i) => said(`r${i}`, i * 365, more(i))));
  expect([groups.length, sources(groups), groups[0]?.statements.length]).toEqual([1, 1, 10]);
});

test('what two people say in other words is two sources, and so are two short notes alike', () => {
  const a = 'He sells what he looks up to a man called Bob who pays in cash';
  const b = 'Officer seen twice at the yard in Mill Lane, handing papers to the owner of it';
  expect(records(grouped([said('r1', 0, { text: a }), said('r2', 1, { text: b })]))).toEqual([
    ['r1'],
    ['r2'],
  ]);
  expect(
    sources(grouped([said('r1', 0, { text: 'Takes drugs.' }), said('r2', 1, { text: 'Takes drugs.' })])),
  ).toBe(2);
});

test('complaints by people of one household are one source, and rest on what says so', () => {
  const [ann, ben, cat] = ['N1', 'N2', 'N3'].map((id) => entityId('KV', 'nominal', id)) as [
    string,
    string,
    string,
  ];
  const households = new Map([
    [ann, [{ household: 'address:1', record: 'n-1' }]],
    [ben, [{ household: 'address:1', record: 'n-2' }]],
  ]);
  const groups = grouped(
    [
      said('c1', 0, { speakers: [ann] }),
      said('c2', 400, { speakers: [ben] }),
      said('c3', 800, { speakers: [cat] }),
    ],
    true,
    households,
  );
  expect(records(groups)).toEqual([['c1', 'c2'], ['c3']]);
  expect(groups[0]).toMatchObject({ ties: ['household'], rests: ['n-1', 'n-2'] });
});

test('whoever declares ten who complain, and complains too, is of the first of them to speak, and makes no one of the ten', () => {
  const friend = entityId('KV', 'staff', 'S9');
  const kin = Array.from({ length: 10 }, (_, i) => entityId('KV', 'nominal', `N${i}`));
  const tie = (i: number): { household: string; record: string; declarer: string } => ({
    ...{ household: `of ${friend} N${i}`, record: `rel-${i}`, declarer: friend },
  });
  const households = new Map([[friend, kin.map((_, i) => tie(i))]]);
  kin.forEach((id, i) => households.set(id, [tie(i)]));
  const complaints = ten((i) => said(`c${i}`, 40 * i, { speakers: [kin[i]!] }));
  const own = [100, 390].map((atDay, i) => said(`f${i}`, atDay, { speakers: [friend] }));
  const groups = grouped([...complaints, ...own], false, households);
  expect(records(groups)).toEqual([['c0', 'f0', 'f1'], ...complaints.slice(1).map((c) => [c.record])]);
  expect(groups[0]).toMatchObject({ ties: ['household', 'speaker'], rests: ['rel-0'] });
  // The first who speaks, who need not be the first declared.
  expect(records(grouped([...own, ...complaints.slice(7)], false, households))).toEqual([
    ['f0', 'c7', 'f1'],
    ['c8'],
    ['c9'],
  ]);
});

const given = (record: string, atDay: number, ref: string, reporter?: string): Statement =>
  said(record, atDay, {
    speakers: [`source_ref ${ref}`, ...(reporter === undefined ? [] : [`reporter ${reporter}`])],
  });
const fromEach = ten((i) => given(`r${i}`, i * 20, `x${i}`));

test('a desk that reports once under each of ten references makes no one source of the ten', () => {
  const desk = ten((i) => given(`z${i}`, 300, `x${i}`, 'desk'));
  const pairs = fromEach.map((r, i) => [r.record, `z${i}`]);
  expect(records(grouped([...fromEach, ...desk]))).toEqual(pairs);
  // What it gives in under references of its own is of the first of them.
  const own = ['y0', 'y1'].map((ref) => given(ref, 310, ref, 'desk'));
  expect(records(grouped([...fromEach, ...desk, ...own]))).toEqual([
    ['r0', 'z0', 'y0', 'y1'],
    ...pairs.slice(1),
  ]);
  const signed = ten((i) => given(`r${i}`, i * 20, `x${i}`, `officer ${i}`));
  expect(records(grouped([...signed, ...desk]))).toEqual(pairs);
});

test('nor does one that copies the words of each, or reports as made from each', () => {
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

test('what one reporter, or the same two, give in under ten references is one source', () => {
  const one = ten((i) => given(`r${i}`, i * 20, `x${i}`, 'colleague'));
  expect(records(grouped(one))).toEqual([one.map((r) => r.record)]);
  const both = [...one, ...ten((i) => given(`z${i}`, 300 + i, `x${i}`, 'accomplice'))];
  expect(records(grouped(both))).toEqual([both.map((r) => r.record)]);
});

test('of a register that never says who complained, a week apart or less is one burst, and no more', () => {
  const at = [0, 7, 14, 22, 22.5];
  const groups = grouped(at.map((day, i) => unnamed(`c${i}`, day, { channel: 'complaint' })));
  expect(records(groups)).toEqual([
    ['c0', 'c1', 'c2'],
    ['c3', 'c4'],
  ]);
  expect(groups[0]?.anonymous).toBe(false);
});

test.each([
  ['in five days', (i: number) => i / 2],
  ['monthly', (i: number) => i * 31],
])('ten anonymous reports by one way %s are presumed one source, of any category', (_, day) => {
  const groups = grouped(ten((i) => unnamed(`r${i}`, day(i), { channel: 'crimestoppers' })));
  expect([groups.length, sources(groups)]).toEqual([1, 1]);
  expect(groups[0]).toMatchObject({ anonymous: true, ties: ['burst'] });
});

test('anonymous reports in ten bursts by three ways are one group, which counts as two sources at most', () => {
  const ways = ['crimestoppers', 'anonymous_link', 'confidential_phone'];
  const groups = grouped(ten((i) => unnamed(`r${i}`, i * 50, { channel: ways[i % 3]! })));
  expect([groups.length, sources(groups), groups[0]?.parts.length]).toEqual([1, 2, 10]);
});

test('complainants who are a name in no register are one burst within days, and apart from that as many as they say', () => {
  const names = (days: number): Statement[] =>
    ten((i) => said(`c${i}`, i * days, { channel: 'complaint', speakers: [`name ${i}`], byNameOnly: true }));
  expect(sources(grouped(names(1), true))).toBe(1);
  expect(grouped(names(1), true)[0]?.ties).toEqual(['burst']);
  expect(sources(grouped(names(30), true))).toBe(10);
});

test('whoever is left out of a register that names speakers is anonymous', () => {
  const complaints = ten((i) => unnamed(`c${i}`, i * 50, { channel: 'complaint' }));
  expect(sources(grouped(complaints, false))).toBe(10);
  expect(sources(grouped(complaints, true))).toBe(2);
});

test('an anonymous report worded as a named source speaks is that source', () => {
  const text = 'He sells what he looks up to a man called Bob who pays in cash';
  const groups = grouped([said('r1', 0, { text }), unnamed('r2', 90, { text, channel: 'crimestoppers' })]);
  expect(groups).toMatchObject([{ anonymous: false, ties: ['wording'], sources: 1 }]);
});

test('one tested statement makes a source tested', () => {
  const groups = grouped([
    said('r1', 0, { speakers: ['a'] }),
    said('r2', 1, { speakers: ['a'], tested: true }),
    said('r3', 2),
  ]);
  expect(groups.map((g) => g.tested)).toEqual([true, false]);
});

test('the answer does not depend on the order in which statements come', () => {
  const statements = [
    ...ten((i) => said(`r${i}`, i * 3, { speakers: [`s${i % 4}`] })),
    ...ten((i) => unnamed(`a${i}`, i * 20, { channel: i % 2 ? 'crimestoppers' : 'anonymous_link' })),
  ];
  expect(grouped([...statements].reverse())).toEqual(grouped(statements));
});

test('a line that hides who speaks makes no speakers by the numbers that it gives its calls', () => {
  const calls = (days: number): Statement[] =>
    ten((i) => said(`r${i}`, i * days, { channel: 'crimestoppers', speakers: [`source_ref CS/${i}`] }));
  expect(sources(grouped(calls(0.5)))).toBe(1);
  expect(sources(grouped(calls(40)))).toBe(2);
  const found = (i: number): Partial<Statement> => ({ channel: 'crimestoppers', tested: i > 0 });
  expect(sources(grouped(ten((i) => said(`r${i}`, i * 40, found(i)))))).toBe(10);
});

const complained = (record: string, atDay: number, more: Partial<Statement> = {}): Statement =>
  said(record, atDay, { source: 'complaints', channel: 'complaint', ...more });

test('a complaint and a report within a fortnight are presumed to be of one matter, and it is said', () => {
  const groups = grouped([complained('c1', 0), said('r1', 14)]);
  expect(records(groups)).toEqual([['c1', 'r1']]);
  expect(groups[0]).toMatchObject({ sources: 1, ties: ['matter'] });
  expect(sources(grouped([complained('c1', 0), said('r1', 15)]))).toBe(2);
  expect(sources(grouped([complained('c1', 0), complained('c2', 1)]))).toBe(2);
});

test('each is presumed of one matter with the nearest alone: ten of each are ten', () => {
  const both = Array.from({ length: 10 }, (_, i) => [
    complained(`c${i}`, i * 40),
    said(`r${i}`, i * 40 + 10),
  ]).flat();
  const groups = grouped(both);
  expect(sources(groups)).toBe(10);
  expect(records(groups)[3]).toEqual(['c3', 'r3']);
});

test('a source that speaks in both already is not joined to a third', () => {
  const both = [complained('c1', 0, { speakers: ['x'] }), said('r1', 400, { speakers: ['x'] })];
  expect(records(grouped([...both, said('r2', 10)]))).toEqual([['c1', 'r1'], ['r2']]);
});

test('of two reports near one complaint the nearer alone is presumed of its matter', () => {
  const c = complained('c', 10);
  expect(records(grouped([c, said('r1', 13), said('r2', 15)]))).toEqual([['c', 'r1'], ['r2']]);
});

test('a call without a name makes no one matter of a complaint and what was called in before', () => {
  const before = unnamed('r1', 0, { channel: 'crimestoppers' });
  const call = unnamed('r2', 205, { channel: 'crimestoppers' });
  const groups = grouped([before, complained('c1', 200), call]);
  expect(records(groups)).toEqual([['r1', 'r2'], ['c1']]);
});

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
    ['r1', 'r2'],
    ['r3'],
  ]);
});

test('nor does a summary of one day with two reports make one of them, most of which is one of the two', () => {
  const short = 'Seen to take an envelope from Baxter twice';
  expect(
    records(grouped([text('r1', 0, `${B}. ${short}.`), text('r2', 0, B), text('r3', 0, short)])),
  ).toEqual([['r1', 'r2'], ['r3']]);
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
  // Two items of one report, each made from another.
  const items = ['r1', 'r2'].map((original, i) => said(`i${i}`, 5, { occasions: ['x', original] }));
  expect(records(grouped([said('r1', 0), said('r2', 1), ...items]))).toEqual([['r1', 'i0', 'i1'], ['r2']]);
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
