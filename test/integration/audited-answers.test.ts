import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { operationNamed } from '../../src/operations/catalogue';
import type { Operation } from '../../src/operations/operation';
import { Show } from '../../src/operations/show';
import { seededRng } from '../../src/shared/random';
import { openView } from '../../src/view';
import { idsIn, textsIn } from '../support/ids-in';
import { follow, questions, type Question } from '../support/noninterference/questions';
import { visibleForce } from '../support/noninterference/visible-force';
import { answerBytes, openWorld, type World } from '../support/noninterference/world';
import { lastEntry } from '../support/audit-entry';

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

async function ask(question: Question, in_ = world): Promise<{ body: unknown; missing: string[] }> {
  const { text, body } = await answerBytes(in_, question);
  if (text.startsWith('error ')) return { body: null, missing: [] };
  const entry = await lastEntry(world.services);
  expect(entry.operation).toBe(question.operation);
  return { body, missing: untold(bodyOf(text, body), entry) };
}

test('every id and every name that an answer shows is in its audit entry', async () => {
  const queue = questions();
  const answered = new Set<string>();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { body, missing } = await ask(next);
    expect([next, missing]).toEqual([next, []]);
    if (body !== null) answered.add(next.operation);
    queue.push(...follow(next.operation, body));
  }
  expect([...answered].sort()).toEqual(
    expect.arrayContaining([
      'among',
      'ego',
      'entity',
      'expand',
      'home',
      'link',
      'networks',
      'path',
      'record',
      'search',
    ]),
  );
}, 120_000);

/** A planted fault: what is shown is told to another collector, which nobody asks. */
function forgetful(): Show {
  return new Show();
}

test.each([
  ['expand', { id: 'staff:S05', kinds: 'co-accused,looked-up,contacted,accused-in' }],
  ['networks', {}],
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
