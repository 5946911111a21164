import type { SourceGroup } from '../independence';
import type { EvidenceItem } from './evidence';
import { saidNamedBy, saidSources, saidTies } from './said-sources';

type Register = 'complaints' | 'intelligence-reports';
const group = (
  registers: readonly Register[],
  parts: number[][],
  more: Partial<SourceGroup> = {},
): SourceGroup => ({
  id: 'a',
  statements: registers.map((source, i) => ({
    record: `r${i}`,
    source,
    about: [],
    at: 0,
    channel: '',
    occasions: [],
    speakers: [],
    byNameOnly: false,
    text: '',
    tested: false,
  })),
  ties: [],
  repeats: registers.map(() => false),
  rests: [],
  tested: false,
  anonymous: false,
  sources: 1,
  parts,
  ...more,
});
const of = (source: SourceGroup): EvidenceItem => ({ person: 0, weight: 1, at: 0, reference: 'r0', source });

test('a complaint and a report of one matter are not two of either kind', () => {
  const both = of(group(['complaints', 'intelligence-reports'], [[0], [1]], { ties: ['matter'] }));
  expect(saidSources([both], 'complaints')).toBe(
    ' One of the sources is presumed to be of one matter with a report near in time: the two are one source.',
  );
});

test('what is told is of the register alone', () => {
  const three = of(
    group(['complaints', 'complaints', 'intelligence-reports'], [[0, 1, 2]], { ties: ['speaker'] }),
  );
  expect(saidSources([three], 'complaints')).toBe(
    ' 2 complaints, counted as 1 source (one source reference, complainant or reporter); if independent: 2.',
  );
  expect(saidSources([three], 'intelligence-reports')).toBe('');
});

const REPORTS: readonly Register[] = ['intelligence-reports', 'intelligence-reports'];
test.each([
  [['burst'], [[0, 1]], 'they came by one way that hides who speaks, within days'],
  [['burst'], [[0, 1], [2]], 'they came by ways that hide who speaks, in several bursts'],
  [[], [[0], [1]], 'they came by ways that hide who speaks, in several bursts'],
] as const)('reports that hide who speaks are told by their way: %j, %j', (ties, parts, why) => {
  const bursts = parts.map((part) => [...part]);
  expect(saidTies(group(REPORTS, bursts, { ties, anonymous: true }))).toBe(why);
});

test('what came without a name is told as reports, and not as sources', () => {
  const known = of(group(['intelligence-reports'], [[0]]));
  const namelessOf = (parts: number[][]): EvidenceItem =>
    of(
      group(
        parts.map(() => 'intelligence-reports'),
        parts,
        { anonymous: true, sources: Math.min(2, parts.length) },
      ),
    );
  const [one, two] = [namelessOf([[0]]), namelessOf([[0], [1]])];
  expect(saidNamedBy([known, known])).toBe('by 2 independent sources');
  expect(saidNamedBy([one])).toBe('in 1 report that does not show who speaks');
  expect(saidNamedBy([two])).toBe(
    'in 2 reports that do not show who speaks, from how many people nobody can tell',
  );
  expect(saidNamedBy([known, one])).toBe(
    'by 1 independent source, and in 1 report that does not show who speaks',
  );
  expect(saidNamedBy([known, two, known])).toBe(
    'by 2 independent sources, and in 2 reports that do not show who speaks, from how many people nobody can tell',
  );
});
