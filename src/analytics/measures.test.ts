import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MeasureDefinition } from './measure';

/** Every folder here is a measure, and says what it is. */
const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test('there are measures', () => {
  expect(folders.length).toBeGreaterThanOrEqual(10);
});

interface Measure {
  readonly definition: MeasureDefinition;
  readonly options?: { parse(given: unknown): unknown };
}

test.each(folders.map((entry) => entry.name))('%s defines itself, with a dated paper', async (id) => {
  const { definition, options } = (await import(join(__dirname, id, 'index'))) as Measure;
  expect(definition.id).toBe(id);
  expect(definition.question).toMatch(/\?$/);
  expect(definition.definition.length).toBeGreaterThan(40);
  expect(definition.limits.length).toBeGreaterThan(0);
  for (const paper of definition.papers) expect(paper).toMatch(/\((19|20)\d\d\)/);
  if (options === undefined) return;
  expect(options.parse({})).not.toEqual({});
  expect(() => options.parse({ misspelt: 1 })).toThrow('misspelt');
});
