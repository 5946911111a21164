import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type z } from 'zod';
import { runProgram } from '../../src/cli/program';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { loadPatterns } from '../../src/detection';
import { ask } from '../../src/operations/ask';
import { operation as finding } from '../../src/operations/catalogue/finding';
import { operation as ingest } from '../../src/operations/catalogue/ingest';
import { operation as run } from '../../src/operations/catalogue/patterns-run';
import { readerOfAll, writeAccess } from '../../scripts/reader-of-all';
import { readExamples, writeDeliveries } from '../support/pattern-example';

// An answer about a finding names what in it is one source told again, and on what that rests; an answer of a pattern says what
// would be a finding were each telling a source. On the dossier's own example, in which everything is worked out by hand.

const home = mkdtempSync(path.join(tmpdir(), 'plumbline-told-again-'));
const environment = { PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: '5a'.repeat(32) };
const env = { ...process.env };
let said: z.output<typeof finding.output>['dependent'];
let seen: ReadonlySet<string>;

beforeAll(async () => {
  writeAccess(home, [readerOfAll('all', [], false), { name: 'intake', role: 'administrator', loader: true }]);
  const { folder } = loadPatterns().find(({ dossier }) => dossier.id === 'multi-allegation')!;
  const { example } = readExamples(folder).find(({ name }) => name === 'one-source')!;
  const dir = path.join(home, 'deliveries');
  writeDeliveries(dir, example.deliveries, { force: 'KV', compartment: '' });
  const composed = await compose(readSettings(environment), 'test');
  const { services } = composed;
  try {
    await ask(services, ingest, await services.readers.named('intake'), { dir });
    const reader = await services.readers.named('all');
    const { patterns } = await ask(services, run, reader, { ids: ['multi-allegation'] });
    const found = patterns[0]!.findings.find((f) => f.subjects[0]!.nativeId === 'KV-3')!;
    const answer = await ask(services, finding, reader, { pattern: 'multi-allegation', id: found.id });
    said = answer.dependent;
    seen = new Set(answer.records.map((r) => r.id));
  } finally {
    await composed.close();
  }
}, 60_000);
afterAll(() => {
  process.env = env;
  rmSync(home, { recursive: true, force: true });
});

test('a finding names the complaints that are one source, why, and on what that rests', () => {
  expect(said).toMatchObject([
    {
      ...{
        about: { nativeId: 'KV-3' },
        told: 3,
        sources: 1,
        ties: ['household', 'speaker'],
        anonymous: false,
      },
      says: 'These 3 complaints count as 1 source: one household; one complainant.',
    },
  ]);
  const [{ records, rests } = { records: [], rests: [] }] = said;
  expect(records.filter((id) => seen.has(id))).toHaveLength(3);
  // The two entries of the register that give both complainants one address; they are no allegation.
  expect(rests).toHaveLength(2);
  expect(rests.filter((id) => seen.has(id))).toEqual([]);
});

test('the command line says so beneath the findings, and how many would be found were each telling a source', async () => {
  Object.assign(process.env, environment, { PLUMBLINE_USER: 'all' });
  const written: string[] = [];
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    expect(await runProgram(['patterns', 'run', 'multi-allegation'])).toBe(0);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  const text = written.join('');
  expect(text).toContain('2: People and kinds with allegations enough from too few independent sources');
  expect(text).toMatch(/about KV-3: These 3 complaints count as 1 source: one household; one complainant\./);
});
