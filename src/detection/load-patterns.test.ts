import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../config/project-root';
import { loadPatterns, readPatterns } from './load-patterns';
import { missingSources } from './missing';
import { parametersOf } from './settings';

const cypher = path.join(PROJECT_ROOT, 'cypher');

describe('a dossier refuses to exist half-made, and says how to mend it', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'plumbline-dossier-'));
    cpSync(path.join(cypher, 'fragments'), path.join(folder, 'fragments'), { recursive: true });
    cpSync(path.join(cypher, 'patterns', 'multi-suspect'), path.join(folder, 'patterns', 'multi-suspect'), {
      recursive: true,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (file: string, from: string | RegExp, to: string): void => {
    const whole = path.join(folder, 'patterns', 'multi-suspect', file);
    const before = readFileSync(whole, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${String(from)}`);
    writeFileSync(whole, after);
  };

  test('as it stands it is read', () => {
    expect(readPatterns(folder).map((p) => [p.dossier.id, p.find.integers, p.events])).toEqual([
      ['multi-suspect', ['times', 'dependent', 'unfounded'], undefined],
    ]);
  });
  test.each([
    ['pattern.yaml', /^id: .*/m, 'id: another', /must be the name of its folder/],
    ['pattern.yaml', /^question: .*/m, 'question: Pairs of people', /question/],
    ['pattern.yaml', /min: 2\n/, 'min: 4\n', /between min and max/],
    ['pattern.yaml', /reason: >-[^:]*min:/, 'min:', /reason/],
    ['pattern.yaml', /^order: .*/m, 'order: [often]', /often is not among its measures/],
    ['pattern.yaml', /^severity: /m, 'colour: red\nseverity: ', /colour/],
    ['find.cypher', /\{\{visible-record r\}\}\s+AND/, '', /the record r is not guarded/],
    ['find.cypher', '>= $times', '>= $often', /\$often/],
    ['find.cypher', 'AS knownAt', 'AS known', /knownAt/],
    ['population.cypher', 'AS people', 'AS persons', /the column people/],
    [
      'pattern.yaml',
      /^ {2}fewerSources: .*\n/m,
      '',
      /fewerSources stands under counts where find.cypher asks \$sources/,
    ],
    ['find.cypher', 'AS enough', 'AS judged', /the column enough/],
  ])('%s: %s', (file, from, to, message) => {
    change(file, from, to);
    expect(() => readPatterns(folder)).toThrow(message);
  });
  test('a file that is missing', () => {
    rmSync(path.join(folder, 'patterns', 'multi-suspect', 'guidance.md'));
    expect(() => readPatterns(folder)).toThrow(/multi-suspect needs the file guidance.md/);
  });
});

describe('settings', () => {
  const patterns = loadPatterns();
  test('a name alone sets it in every chosen pattern, a qualified one in its own', () => {
    const values = parametersOf(patterns, { times: 7, 'multi-suspect.times': 9 });
    expect(values.get('multi-suspect')).toEqual({ times: 9, dependent: 0, unfounded: 0 });
    expect(values.get('multi-allegation')?.['times']).toBe(7);
    expect(values.get('shared-number')?.['sharePercent']).toBe(1);
  });
  test.each([
    [{ often: 3 }, /No chosen pattern has a parameter often/],
    [{ 'multi-suspect.times': 1 }, /a whole number from 2 to 100/],
    [{ 'multi-suspect.times': 101 }, /a whole number from 2 to 100/],
    [{ 'multi-suspect.times': 2.5 }, /a whole number from 2 to 100/],
    [{ 'multi-suspect.times': Number.NaN }, /a whole number from 2 to 100/],
  ])('%j is refused', (settings, message) => {
    expect(() => parametersOf(patterns, settings)).toThrow(message);
  });
});

test('a source that is missing leaves an answer open, or none at all', () => {
  const dossier = loadPatterns().find((p) => p.dossier.id === 'undeclared-association')?.dossier;
  if (!dossier) throw new Error('no dossier');
  const has = (...sources: string[]): { source: string; records: number }[] =>
    sources.map((source) => ({ source, records: 1 }));
  const rest = ['relationships', 'links', 'system-access'];
  const missing = (...sources: string[]): [string, boolean][] =>
    missingSources(dossier, has(...sources)).map((u) => [u.source, u.answered]);
  expect(
    missing('notifiable-associations', 'nominals', 'phone-billing', 'intelligence-reports', ...rest),
  ).toEqual([]);
  expect(missing('notifiable-associations', 'nominals', 'intelligence-reports', ...rest)).toEqual([
    ['phone-billing', true],
  ]);
  expect(missing('nominals', 'phone-billing', 'intelligence-reports', ...rest)).toEqual([
    ['notifiable-associations', false],
  ]);
  expect(missing('notifiable-associations', 'nominals', ...rest)).toEqual([
    ['phone-billing', false],
    ['intelligence-reports', false],
  ]);
});
