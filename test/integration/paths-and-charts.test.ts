import { linkKinds } from '../../src/operations/link-kinds';
import { seededRng } from '../../src/shared/random';
import { openView } from '../../src/view';
import type { Projection } from '../../src/view/projection';
import { openDemoWorld, type DemoWorld } from '../support/demo-world';

// No false "no": what any kind of link joins is never said to be apart, and a finding's chart holds all that it is about.

const PAIRS = 200;

let world: DemoWorld;
let projection: Projection;

beforeAll(async () => {
  world = await openDemoWorld({ staff: 150, months: 2, seed: 'paths' });
  const { services } = world;
  const reader = await services.readers.named('analyst.one');
  projection = await services.projections.of(await openView(services.store, reader, {}));
}, 120_000);
afterAll(() => world.close());

interface PathAnswer {
  readonly paths: readonly { readonly steps: readonly { readonly from: string; readonly to: string }[] }[];
  readonly none: { readonly searched: readonly { kind: string }[] } | null;
}

/** Which entities any link joins, however far: the oracle, by merging. */
function groups(): Map<string, string> {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const kind of linkKinds())
    for (const { from, to } of projection.links(kind.id)) {
      if (!parent.has(from)) parent.set(from, from);
      if (!parent.has(to)) parent.set(to, to);
      parent.set(root(from), root(to));
    }
  return new Map([...parent.keys()].map((id) => [id, root(id)]));
}

test(`of ${PAIRS} random pairs that any kind joins none is told that there is no path`, async () => {
  const rng = seededRng('pairs');
  const group = groups();
  const ids = [...group.keys()].sort();
  const told: string[] = [];
  let asked = 0;
  let numbers = 0;
  while (asked < PAIRS) {
    const [from = '', to = ''] = [0, 1].map(() => ids[Math.floor(rng() * ids.length)]);
    if (from === to || group.get(from) !== group.get(to)) continue;
    asked += 1;
    if (from.startsWith('number:') || to.startsWith('number:')) numbers += 1;
    const { paths, none } = (await world.ask('path', { from, to, k: 1 })) as PathAnswer;
    const [first] = paths;
    if (none !== null || first?.steps[0]?.from !== from || first.steps.at(-1)?.to !== to)
      told.push(`${from} ${to}`);
  }
  expect(told).toEqual([]);
  expect(numbers).toBeGreaterThan(PAIRS / 4);
}, 120_000);

test('a number joins its holder', async () => {
  const [held] = projection.attributions;
  const { paths } = (await world.ask('path', { from: held?.identifier, to: held?.holder })) as PathAnswer;
  expect(paths.length).toBeGreaterThan(0);
});

test('"none" names the kinds that were searched and those that hold something', async () => {
  const [held] = projection.attributions;
  const question = { from: held?.identifier, to: held?.holder, kinds: 'co-accused' };
  const { paths, none } = (await world.ask('path', question)) as PathAnswer & {
    none: { notSearched: readonly { kind: string; links: number }[] };
  };
  expect(paths).toEqual([]);
  expect(none.searched.map((k) => k.kind)).toEqual(['co-accused']);
  expect(none.notSearched.find((k) => k.kind === 'attributed-to')?.links).toBe(
    projection.links('attributed-to').length,
  );
});

interface Found {
  readonly patterns: readonly {
    readonly id: string;
    readonly findings: readonly { readonly id: string }[];
  }[];
}
interface FindingAnswer {
  readonly subjects: readonly { readonly id: string }[];
  readonly evidence: readonly string[];
  readonly entities: readonly string[];
  readonly events: readonly { readonly source: string; readonly row: Record<string, string> }[];
}
interface Charted {
  readonly nodes: readonly { readonly id: string }[];
  readonly links: readonly { readonly link: string; readonly from: string; readonly to: string }[];
}

test("every finding's chart holds all its subjects, and the links that it rests on", async () => {
  const { patterns } = (await world.ask('patterns-run', {})) as Found;
  const findings = patterns.flatMap((p) => p.findings.map((f) => ({ pattern: p.id, id: f.id })));
  expect(new Set(findings.map((f) => f.pattern)).size).toBeGreaterThanOrEqual(5);
  let links = 0;
  for (const question of findings) {
    const finding = (await world.ask('finding', question)) as FindingAnswer;
    const chart = (await world.ask('among', { ids: finding.entities })) as Charted;
    const on = new Set(chart.nodes.map((n) => n.id));
    const drawn = new Set(chart.links.map((l) => l.link));
    const evidence = new Set(finding.evidence);
    const missing = finding.subjects.filter((s) => !on.has(s.id)).map((s) => s.id);
    for (const link of restingOn(evidence, finding)) {
      links += 1;
      if (!drawn.has(link)) missing.push(link);
    }
    expect([question, missing]).toEqual([question, []]);
  }
  expect(links).toBeGreaterThan(findings.length);
}, 120_000);

/**
 * Links that rest on a record of the evidence, but those of a register entry, between two whom the evidence names; and the
 * calls between the ends of its events.
 */
function restingOn(evidence: ReadonlySet<string>, { events }: FindingAnswer): string[] {
  const named = new Set(
    [...evidence].flatMap((id) => projection.record(id)?.names.map((n) => n.entity) ?? []),
  );
  const records = linkKinds().flatMap((kind) =>
    projection
      .links(kind.id)
      .filter((l) => l.records.some((id) => evidence.has(id) && !isRegisterEntry(id)))
      .filter((l) => l.contacts.length === 0 && named.has(l.from) && named.has(l.to))
      .map((l) => l.id),
  );
  const calls = events
    .filter((e) => e.source === 'phone-billing')
    .map((e) => [endOf(e.row['from']), endOf(e.row['to'])])
    .map(([from, to]) => `called|${from}|${to}`)
    .filter((id) => projection.links('called').some((l) => l.id === id));
  return [...new Set([...records, ...calls])];
}

function isRegisterEntry(id: string): boolean {
  return projection.record(id)?.names.some((n) => n.role === 'self') ?? false;
}

/** The number of a row's text, by its digits: the last ten tell every number of the force. */
function endOf(text = ''): string {
  const digits = text.replace(/\D/g, '').slice(-10);
  return projection.entities.find((e) => e.kind === 'number' && e.id.endsWith(digits))?.id ?? '';
}

test('two ends that are the same are no pair, in whichever writing', async () => {
  const { id = '', nativeId = '' } = projection.entities.find((e) => e.register === 'staff') ?? {};
  await expect(world.ask('path', { from: id, to: `staff:${nativeId}` })).rejects.toMatchObject({
    ...{ code: 'usage', message: 'Both ends are the same: name two.' },
  });
});
