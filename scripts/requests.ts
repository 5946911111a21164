/**
 * `npm run requests [-- REQUESTS [AT_ONCE]]`: asks so many questions of a small force, several at once, and holds that the
 * audit record has exactly one entry after each, which has every id of its answer; prints the sum and how long it took.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordedId, type Recorder } from '../src/audit';
import type { StoredEntry } from '../src/audit/entry';
import { ask } from '../src/operations/ask';
import { operationNamed } from '../src/operations/catalogue';
import type { Services } from '../src/operations/services';
import { isStream } from '../src/operations/stream';
import { seededRng } from '../src/shared/random';
import { entriesOf, setsOf } from '../test/support/audit-entry';
import { idsIn } from '../test/support/ids-in';
import { follow, questions, type Question } from '../test/support/noninterference/questions';
import { visibleForce } from '../test/support/noninterference/visible-force';
import { openWorld } from '../test/support/noninterference/world';

/** What pages ask: not what takes seconds, such as a load. */
const ASKED = new Set(
  'among ego entity expand finding home link path profile record search timeline top20'.split(' '),
);

async function main(): Promise<void> {
  const requests = Number(process.argv[2] ?? 20_000);
  const atOnce = Number(process.argv[3] ?? 16);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-requests-'));
  const world = await openWorld(folder, visibleForce(seededRng('requests')));
  try {
    const started = performance.now();
    const answers = await askMany(world.services, requests, atOnce);
    const seconds = (performance.now() - started) / 1000;
    const { faults, ids } = await told(world.services, answers);
    for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
    process.stdout.write(
      `${answers.length} answers in ${seconds.toFixed(0)} s, ${atOnce} at once: ${ids} ids shown, each in the one entry after its answer but for ${faults.length} faults\n`,
    );
    if (faults.length > 0 || answers.length !== requests) process.exitCode = 1;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Answered {
  /** The number of the entry before it. */
  readonly entry: number;
  readonly question: Question;
  /** As the record holds them. */
  readonly ids: readonly string[];
}

/** Asks, and says of each answer which entry stands before it. */
async function askMany(services: Services, requests: number, atOnce: number): Promise<Answered[]> {
  const asking = new AsyncLocalStorage<{ entry: number }>();
  const { audit } = services;
  const heard: Recorder = {
    before: async (what) => {
      const begun = await audit.before(what);
      const now = asking.getStore();
      if (now) now.entry = begun.entry;
      return begun;
    },
    after: (begun, what) => audit.after(begun, what),
    end: (begun, how, given) => audit.end(begun, how, given),
    tell: (what) => audit.tell(what),
  };
  const reader = await services.readers.named('all');
  const rng = seededRng('requests');
  const pool = questions().filter((q) => ASKED.has(q.operation));
  const answers: Answered[] = [];
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left-- > 0) {
      const question = pool[Math.floor(rng() * pool.length)] as Question;
      const now = { entry: 0 };
      const body: unknown = await asking.run(now, () =>
        ask(
          { ...services, audit: heard },
          operationNamed(question.operation),
          reader,
          question.question,
        ).catch(() => null),
      );
      if (isStream(body)) throw new Error(`${question.operation} gives a stream`);
      if (pool.length < 2000)
        pool.push(...follow(question.operation, body).filter((q) => ASKED.has(q.operation)));
      const ids = [...idsIn(body)].map((id) => recordedId(id, services.idKey));
      answers.push({ entry: now.entry, question, ids });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

/** What the record lacks of the answers, or has twice. */
async function told(
  services: Services,
  answers: readonly Answered[],
): Promise<{ faults: readonly string[]; ids: number }> {
  const after = new Map<number | undefined, StoredEntry[]>();
  for (const entry of entriesOf(services))
    if (entry.act === 'after') after.set(entry.of, [...(after.get(entry.of) ?? []), entry]);
  const sets = await setsOf(services);
  const faults: string[] = [];
  let ids = 0;
  for (const answer of answers) {
    const what = `${answer.question.operation} ${JSON.stringify(answer.question.question)}`;
    const entries = after.get(answer.entry) ?? [];
    if (entries.length !== 1) faults.push(`${what}: ${entries.length} entries after it`);
    const shown = (entries[0]?.shown ?? []).map(({ set }) => sets.get(set));
    const missing = answer.ids.filter((id) => !shown.some((set) => set?.has(id)));
    if (missing.length > 0) faults.push(`${what}: not told: ${missing.join(', ')}`);
    ids += answer.ids.length;
  }
  const showing = answers.filter((answer) => answer.ids.length > 0).length;
  if (showing < answers.length / 2) faults.push(`only ${showing} of ${answers.length} answers show anything`);
  if (new Set(answers.map(({ entry }) => entry)).size !== answers.length)
    faults.push('two answers have the same entry before them');
  return { faults, ids };
}

void main();
