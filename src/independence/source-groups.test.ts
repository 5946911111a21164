import { entityId } from '../model/entity';
import { grouped, records, said, sources, ten, unnamed } from '../../test/support/said-statements';
import { isCounted } from './source-groups';
import type { Statement } from './statement';

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
  // What it gives in under references of its own is one more: among the ten it is a guest.
  const own = ['y0', 'y1'].map((ref) => given(ref, 310, ref, 'desk'));
  expect(records(grouped([...fromEach, ...desk, ...own]))).toEqual([...pairs, ['y0', 'y1']]);
  const signed = ten((i) => given(`r${i}`, i * 20, `x${i}`, `officer ${i}`));
  expect(records(grouped([...signed, ...desk]))).toEqual(pairs);
});

test('what one reporter, or the same two, give in under ten references is one source', () => {
  const one = ten((i) => given(`r${i}`, i * 20, `x${i}`, 'colleague'));
  expect(records(grouped(one))).toEqual([one.map((r) => r.record)]);
  const both = [...one, ...ten((i) => given(`z${i}`, 300 + i, `x${i}`, 'accomplice'))];
  expect(records(grouped(both))).toEqual([both.map((r) => r.record)]);
});

test('of a register that never says who a burst is a week from its first, so that nothing in between makes one of two', () => {
  const at = [0, 7, 14, 22, 22.5];
  const groups = grouped(at.map((day, i) => unnamed(`c${i}`, day, { channel: 'complaint' })));
  expect(records(groups)).toEqual([['c0', 'c1'], ['c2'], ['c3', 'c4']]);
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
  // A burst lasts a week from its first: ten in ten days are two.
  expect(sources(grouped(names(0.7), true))).toBe(1);
  expect(sources(grouped(names(1), true))).toBe(2);
  expect(grouped(names(0.7), true)[0]?.ties).toEqual(['burst']);
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

const TEXTS = [
  'He meets Baxter behind the gym every Friday and takes an envelope of cash from him',
  'The sergeant told her cousin which house the drugs team would raid on the Tuesday',
  'Seen drinking with two men of the Carter group at the golf club in March this year',
];
const others = TEXTS.map((text, i) => said(`g${i}`, 20 * i, { text, speakers: [`source_ref g${i}`] }));
const one = 'source_ref one';

test.each<[string, (i: number) => Partial<Statement>]>([
  [
    'copies each by a line that hides who speaks',
    (i) => ({ text: TEXTS[i]!, channel: 'crimestoppers', speakers: [] }),
  ],
  ['makes a report from each', (i) => ({ occasions: [`e${i}`, `g${i}`], speakers: [one] })],
  ['copies each', (i) => ({ text: TEXTS[i]!, speakers: [one] })],
  [
    'gives each under the reference of another',
    (i) => ({ text: TEXTS[(i + 1) % 3]!, speakers: [`source_ref g${i}`] }),
  ],
  ['adds an item to each report', (i) => ({ occasions: [`g${i}`], speakers: [one] })],
  ['adds an item made from one that is not there', (i) => ({ occasions: [`g${i}`, 'zz'], speakers: [] })],
  [
    'gives the reference of each to a line that hides who speaks',
    (i) => ({ channel: 'crimestoppers', speakers: [`source_ref g${i}`] }),
  ],
])('whoever repeats three of others makes no one source of them: %s', (_, more) => {
  const repeated = others.map((__, i) => said(`e${i}`, 100 + i, more(i)));
  const groups = grouped([...others, ...repeated]);
  expect(groups.filter((g) => g.statements.some((s) => s.record.startsWith('g')))).toHaveLength(3);
});

test('what repeats others adds nothing to their source unless it was tested, and makes nobody known', () => {
  const named = said('e0', 100, { text: TEXTS[0]!, speakers: [one] });
  const [group] = grouped([others[0]!, named]);
  expect([group!.repeats, [0, 1].map((i) => isCounted(group!, i))]).toEqual([
    [false, true],
    [true, false],
  ]);
  const [known] = grouped([others[0]!, { ...named, tested: true }]);
  expect([0, 1].map((i) => isCounted(known!, i))).toEqual([true, true]);
  // What somebody repeats of themselves is theirs, and may count for more.
  const [own] = grouped([others[0]!, { ...named, speakers: ['source_ref g0'] }]);
  expect(own!.repeats).toEqual([false, false]);
  const [call] = grouped([unnamed('a0', 0, { text: TEXTS[0]!, channel: 'crimestoppers' }), named]);
  expect(call).toMatchObject({ anonymous: true });
});

test('what was made from one report stays one source when that report is recorded later', () => {
  const made = [0, 1, 2].map((i) => said(`x${i}`, 30 * i, { occasions: [`x${i}`, 'O'] }));
  const original = said('o', 200, { occasions: ['O'] });
  expect(records(grouped(made))).toEqual([['x0', 'x1', 'x2']]);
  expect(records(grouped([...made, original]))).toEqual([['x0', 'x1', 'x2', 'o']]);
});

test('whoever complains from another address of one of a household does not divide the rest', () => {
  const [x0, x1, x2, other] = ['N0', 'N1', 'N2', 'N9'].map((id) => entityId('KV', 'nominal', id)) as [
    string,
    string,
    string,
    string,
  ];
  const at = (household: string, person: string) => ({ household, record: `${person} ${household}` });
  const households = new Map([
    [x0, [at('A1', x0), at('A2', x0)]],
    [x1, [at('A1', x1)]],
    [x2, [at('A1', x2)]],
    [other, [at('A2', other)]],
  ]);
  const complaints = [x0, other, x1, x2].map((who, i) => said(`c${i}`, 40 * i, { speakers: [who] }));
  expect(records(grouped(complaints, false, households))).toEqual([
    ['c0', 'c1'],
    ['c2', 'c3'],
  ]);
});
