import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allSources } from '../../src/sources';
import { examplesHold, patterns } from '../support/pattern-examples';

const REQUIRED = ['does-not', 'fires', 'near-miss', 'unknown'];

describe.each(patterns)('the dossier $id', ({ pattern, examples }) => {
  const { dossier, folder } = pattern;
  test('names sources that exist, and uses every parameter', () => {
    const sources = allSources().map((s) => s.id);
    expect(sources).toEqual(
      expect.arrayContaining([...dossier.needs.flat(), ...dossier.helps.map((h) => h.source)]),
    );
    const text = [pattern.find.text, pattern.population.text, pattern.events?.text ?? ''].join('\n');
    for (const name of Object.keys(dossier.parameters)) expect(text).toContain(`$${name}`);
  });
  test('has the four examples, and they are what they are called', () => {
    const by = new Map(examples.map(({ name, example }) => [name, example.expect]));
    expect([...by.keys()]).toEqual(expect.arrayContaining(REQUIRED));
    expect(by.get('fires')?.findings).not.toEqual([]);
    expect(by.get('does-not')?.findings).toEqual([]);
    expect(by.get('near-miss')?.findings).toEqual([]);
    expect(by.get('unknown')?.unknown).not.toEqual([]);
  });
  test('tells an analyst how to work a finding', () => {
    expect(readFileSync(path.join(folder, 'guidance.md'), 'utf8').length).toBeGreaterThan(500);
  });
});

examplesHold({});
