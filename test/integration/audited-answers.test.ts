import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allOperations, operationNamed } from '../../src/operations/catalogue';
import type { Operation } from '../../src/operations/operation';
import { Show } from '../../src/operations/show';
import { seededRng } from '../../src/shared/random';
import { openView } from '../../src/view';
import { idsIn, textsIn } from '../support/ids-in';
import { follow, questions, type Question } from '../support/noninterference/questions';
import { visibleForce } from '../support/noninterference/visible-force';
import { answerBytes, openWorld, type World } from '../support/noninterference/world';
import { lastEntry } from '../support/audit-entry';
import { auditedForce } from '../support/audited-force';

// What an answer shows is in its audit entry: every operation is asked, and every id in the body, and every name as the
// id of the entity that it is of, is looked up there.

let folder: string;
let world: World;
/** The ids of the entities of each name that the reader can see. */
let named: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-audited-'));
  world = await openWorld(folder, visibleForce(seededRng('audited')));
  const { services } = world;
  const reader = await services.readers.named('reader');
  const { entities } = await services.projections.of(await openView(services.store, reader, {}));
  const names = new Map<string, string[]>();
  for (const { id, label, nativeId } of entities)
    if (label !== nativeId) names.set(label, [...(names.get(label) ?? []), id]);
  named = names;
}, 60_000);

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The ids and names in a body that its entry does not hold. */
function untold(body: unknown, entry: Pick<ReadonlySet<string>, 'has'>): string[] {
  const missing = new Set([...idsIn(body)].filter((id) => !entry.has(id)));
  for (const text of textsIn(body))
    for (const [name, ids] of named)
      if (text.includes(name) && !ids.some((id) => entry.has(id))) missing.add(`the name of ${ids.join()}`);
  return [...missing];
}

/** The lines of a stream count as its body; archived rows stand in the entry as their number and hash. */
function bodyOf(text: string, body: unknown): unknown {
  if (body !== null) return body;
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { type: string })
    .filter((line) => line.type !== 'archive-row');
}

async function ask(
  question: Question,
  in_ = world,
): Promise<{ body: unknown; isAnswered: boolean; missing: string[] }> {
  const { text, body } = await answerBytes(in_, question);
  if (text.startsWith('error ')) return { body: null, isAnswered: false, missing: [] };
  const entry = await lastEntry(world.services);
  expect(entry.operation).toBe(question.operation);
  return { body, isAnswered: true, missing: untold(bodyOf(text, body), entry) };
}

/** What a reader may not ask: an auditor's answers are held below, and what loads and verifies shows counts and files. */
const ELSEWHERE = [
  ...['accept', 'audit', 'audit-destroy-key', 'audit-open', 'audit-verify', 'ingest', 'mapping-check'],
  ...['mapping-suggest', 'rejects', 'verify'],
];

test('every id and every name that an answer shows is in its audit entry', async () => {
  const queue = questions();
  const answered = new Set<string>();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { body, isAnswered, missing } = await ask(next);
    expect([next, missing]).toEqual([next, []]);
    if (isAnswered) answered.add(next.operation);
    queue.push(...follow(next.operation, body));
  }
  const asked = allOperations().map(({ id }) => id);
  expect([...answered].sort()).toEqual(asked.filter((id) => !ELSEWHERE.includes(id)).sort());
}, 120_000);

test('so is every id that an auditor is shown', async () => {
  const force = await auditedForce('audited-auditor');
  try {
    await force.ask('analyst', 'search', { query: 'Officer S05' });
    await force.ask('analyst', 'entity', { id: 'person:TF.staff:S05' });
    const listed = await force.audit('auditor');
    const list = await lastEntry(force.services);
    expect([list.operation, listed.acts.length > 3]).toEqual(['audit', true]);
    expect([...idsIn(listed)].filter((id) => !list.has(id))).toEqual([]);
    const [search] = (await force.audit('auditor', { operation: 'search' })).acts;
    const reason = 'complaint 2026/114 about look-ups';
    const answer = await force.ask('auditor', 'audit-open', { id: search?.id, reason });
    const entry = await lastEntry(force.services);
    expect([entry.operation, entry.has(search?.id ?? '')]).toEqual(['audit-open', true]);
    expect([...idsIn(answer)].filter((id) => !entry.has(id))).toEqual([]);
  } finally {
    await force.close();
  }
}, 60_000);

/** A planted fault: what is shown is told to another collector, which nobody asks. */
function forgetful(): Show {
  return new Show();
}

test.each([
  ['expand', { id: 'staff:S05', kinds: 'co-accused,looked-up,contacted,accused-in' }],
  ['networks', {}],
  ['people', {}],
  ['crews', {}],
  ['among', { ids: ['person:TF.staff:S05', 'person:TF.staff:S06'] }],
] as const)('%s that shows a name without telling would be found', async (id, question) => {
  const sound = operationNamed(id);
  const silent: Operation = {
    ...sound,
    run: (services, asking, input) => sound.run(services, { ...asking, show: forgetful() }, input),
  };
  const { missing } = await ask({ operation: id, question }, { ...world, planted: new Map([[id, silent]]) });
  expect(missing.some((m) => m.startsWith('the name of'))).toBe(true);
});
