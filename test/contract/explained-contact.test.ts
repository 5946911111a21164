import { SEES_ALL } from '../support/sight';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { loadPatterns, runPatterns } from '../../src/detection';
import { ingest } from '../../src/ingest';
import { nativeIdOf } from '../../src/model/entity';
import { DUTIES } from '../../src/model/explanation';
import { latestKnown } from '../../src/risk';
import { riskContext } from '../../src/risk/context';
import { policyWith } from '../../src/policy';
import { openContacts } from '../../src/risk/staff-contacts';
import { patternSources } from '../../src/operations/pattern-run';
import { openView } from '../../src/view';
import { readerOfAll, writeAccess } from '../../scripts/reader-of-all';
import { readExamples, writeDeliveries } from '../support/pattern-example';

/**
 * What explains contact is decided in one place (`src/view/build/explanations.ts`). A pattern, a kind of link and a
 * factor ask there, so of one example all three count the same communications of the same pairs.
 */
const pattern = loadPatterns().find((p) => p.dossier.id === 'undeclared-association')!;
const home = mkdtempSync(path.join(tmpdir(), 'plumbline-explained-'));
let composed: Awaited<ReturnType<typeof compose>>;

beforeAll(async () => {
  writeAccess(home, [readerOfAll('all', [], false)]);
  composed = await compose(readSettings({ PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: '5a'.repeat(32) }), 'test');
  const { store, archive, idKey, sealed, protection, anchor } = composed.services;
  const { example } = readExamples(pattern.folder).find(({ name }) => name === 'explained-later')!;
  const dir = path.join(home, 'deliveries');
  writeDeliveries(dir, example.deliveries, { force: 'KV', compartment: '' });
  await ingest(
    { store, archive, idKey, sealed, protection, anchor, home },
    { dir, dryRun: false, strict: true, loader: 'local', sight: SEES_ALL },
  );
});
afterAll(async () => {
  await composed.close();
  rmSync(home, { recursive: true, force: true });
});

test('pattern, link and factor count the same communications of the same pairs', async () => {
  const { store, projections, readers, policy } = composed.services;
  const view = await openView(store, await readers.named('all'), {});
  const projection = await projections.of(view);
  const sources = patternSources(composed.services, projection, policy.current());
  const [answer] = await runPatterns(sources, [pattern], { communications: 1, reports: 1 });
  const byPattern = (answer?.findings ?? []).map(({ subjects, measures }) => [
    subjects.map((s) => s.nativeId).join(' '),
    Number(measures['communications']),
    Number(measures['reports']),
  ]);
  // Counted by hand: five and six before; four before the day of the declaration; two reports before it.
  const byHand = [
    ['KV-1 N1', 5, 0],
    ['KV-2 N2', 4, 0],
    ['KV-3 N3', 6, 0],
    ['KV-4 N4', 0, 2],
  ];
  expect(byPattern.sort()).toEqual(byHand);

  const byLink = projection
    .links('undeclared-association')
    .map(({ from, to, count }) => [`${nativeIdOf(to)} ${nativeIdOf(from)}`, count]);
  expect(byLink).toEqual(byHand.map(([pair, calls, reports]) => [pair, Number(calls) + Number(reports)]));

  const context = riskContext(projection, latestKnown(projection), policyWith());
  const byFactor = new Map<string, number>();
  for (const { person, other, count } of openContacts(context)) {
    const pair = `${nativeIdOf(context.population.members[person]!.id)} ${nativeIdOf(other)}`;
    byFactor.set(pair, (byFactor.get(pair) ?? 0) + count);
  }
  expect([...byFactor].sort()).toEqual(byHand.slice(0, 3).map(([pair, calls]) => [pair, calls]));
});

test('no statement of a pattern names a duty or reads a declaration: both come with what the view explains', () => {
  for (const { dossier, find, population, events } of loadPatterns()) {
    const text = [find.text, population.text, events?.text ?? ''].join('\n');
    for (const word of [...DUTIES, 'notifiable-associations', 'relationships', "'links'"])
      expect([dossier.id, word, text.includes(word)]).toEqual([dossier.id, word, false]);
  }
});
