import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { loadPatterns, runPatterns, type Pattern, type PatternAnswer } from '../../src/detection';
import { ingest } from '../../src/ingest';
import { SYSTEM_ISSUED } from '../../src/model/entity';
import { sealView, type Reader } from '../../src/model/view';
import type { Services } from '../../src/operations/services';
import { sourceOf } from '../../src/sources';
import { patternSources } from '../../src/operations/pattern-run';
import { openView, parseClock } from '../../src/view';
import { spread } from './share';
import { SEES_ALL } from './sight';
import {
  exampleEntity,
  readExamples,
  writeDeliveries,
  type ExampleQuestion,
  type PatternExample,
} from './pattern-example';

/** The dossiers with their examples. */
export const patterns = loadPatterns().map((pattern) => ({
  id: pattern.dossier.id,
  pattern,
  examples: readExamples(pattern.folder),
}));

/**
 * Declares one test for each example of each dossier. It is delivered, ingested and asked as a user's data would be, on
 * the engine that `settings` name. Examples live side by side in one data folder, each in a force and a compartment of
 * its own, and are read by a view of that compartment alone, so whatever else the graph holds must not matter.
 */
export function examplesHold(settings: Readonly<Record<string, string>>): void {
  const home = mkdtempSync(path.join(tmpdir(), 'plumbline-patterns-'));
  const run = `${process.pid.toString(36)}${Date.now().toString(36)}`;
  let services: Services;
  let composed: Awaited<ReturnType<typeof compose>>;
  const worlds = new Map<PatternExample, World>();

  beforeAll(async () => {
    composed = await compose(
      readSettings({ ...settings, PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: '5a'.repeat(32) }),
      'test',
    );
    services = composed.services;
  });
  afterAll(async () => {
    await composed.close();
    rmSync(home, { recursive: true, force: true });
  });

  const cases = patterns.flatMap(({ id, pattern, examples }) =>
    examples.map(({ name, example }) => ({ id, name, pattern, example })),
  );

  test.each(cases)('$id: $name', async ({ pattern, example }) => {
    const world = await deliver(example);
    for (const question of [example, ...example.also])
      expectAnswer(world, await answerOf(world, pattern, question), question);
  });

  test.each(
    spread(
      cases.filter((c) => c.name === 'fires'),
      4,
    ),
  )('$id: the same bytes beside rows that the reader cannot see', async ({ pattern, example }) => {
    const world = await deliver(example);
    const before = await answerOf(world, pattern, example);
    await load(hiddenTwin(example), { force: world.force, compartment: `${world.compartment}-HIDDEN` });
    expect(JSON.stringify(await answerOf(world, pattern, example))).toBe(JSON.stringify(before));
  });

  interface World {
    readonly force: string;
    readonly compartment: string;
  }

  /** Delivers it, once. */
  async function deliver(example: PatternExample): Promise<World> {
    const there = worlds.get(example);
    if (there) return there;
    const name = `${run}-${worlds.size}`;
    const world = { force: `F${name}`, compartment: `EX-${name}` };
    await load(example.deliveries, world);
    worlds.set(example, world);
    return world;
  }

  async function load(deliveries: PatternExample['deliveries'], world: World): Promise<void> {
    const dir = path.join(home, 'deliveries', world.compartment);
    writeDeliveries(dir, deliveries, world);
    const { store, archive, sealed, protection, anchor, idKey } = services;
    const options = { dir, dryRun: false, strict: true, loader: 'example', sight: SEES_ALL };
    const report = await ingest({ store, archive, sealed, protection, anchor, idKey, home }, options);
    const files = report.deliveries.flatMap((d) => d.files);
    expect(files.filter((f) => f.rejected > 0 || f.refused !== undefined)).toEqual([]);
  }

  async function answerOf(world: World, pattern: Pattern, question: ExampleQuestion): Promise<PatternAnswer> {
    const reader: Reader = {
      name: 'example',
      role: 'analyst',
      compartments: [world.compartment],
      clearance: ['C', 'P'],
      loader: true,
      staffId: undefined,
      noStaffRecord: { reason: 'an example', excluded: [] },
      place: '',
    };
    const { store, archive, policy, projections } = services;
    const clocks = question.as_of === undefined ? {} : { asOf: parseClock(question.as_of, 'Europe/London') };
    const wide = await openView(store, reader, clocks);
    const view = sealView({
      ...wide,
      compartments: [world.compartment],
      key: `${wide.key} ${world.compartment}`,
    });
    const projection = await projections.of(view);
    const sources = patternSources(services, projection, policy.current());
    const [answer] = await runPatterns(sources, [pattern], question.set);
    if (!answer) throw new Error('no answer');
    for (const finding of answer.findings) {
      const inGraph = finding.evidence.filter((id) => !finding.archived.includes(id));
      expect(inGraph.filter((id) => projection.record(id) === undefined)).toEqual([]);
      for (const id of finding.archived.slice(0, 3))
        expect(await archive.row(view, id)).toMatchObject({ id });
    }
    return answer;
  }
}

function expectAnswer(
  world: { force: string },
  answer: PatternAnswer,
  { expect: wanted }: ExampleQuestion,
): void {
  expect({
    population: answer.population,
    counts: answer.counts,
    unknown: answer.unknown.map((u) => u.source),
    findings: answer.findings.map((f) => ({
      subjects: f.subjects.map((s) => s.id),
      measures: f.measures,
      evidence: f.evidence.length,
      dependent: f.dependent.map(({ about, records, sources, ties, anonymous }) => ({
        ...{ about, records: records.length, sources, ties, anonymous },
      })),
      knownAt: f.knownAt,
    })),
  }).toEqual({
    ...wanted,
    counts: drawn(wanted.counts),
    findings: wanted.findings.map((f) => ({
      ...f,
      subjects: f.subjects.map((reference) => exampleEntity(world.force, reference)),
      dependent: f.dependent.map((d) => ({ ...d, about: exampleEntity(world.force, d.about) })),
      measures: drawn(f.measures),
    })),
  });
}

/** Figures of which some are drawn at random. */
function drawn<T>(figures: Readonly<Record<string, T | Near>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, isNear(value) ? closeTo(value) : value]),
  );
}

interface Near {
  readonly near: number;
  readonly within: number;
}

function isNear(value: unknown): value is Near {
  return typeof value === 'object' && value !== null && 'near' in value;
}

/** Jest's `closeTo` asks for digits; this asks for a distance. */
function closeTo({ near, within }: Near): unknown {
  return {
    asymmetricMatch: (value: unknown) => typeof value === 'number' && Math.abs(value - near) <= within,
    toString: () => `${near} ± ${within}`,
  };
}

/**
 * Rows of the same people and numbers that another compartment holds: every event again, and every record under another
 * id. Rows of registers, and others without an id of their own, are left out: those would be the same records. Throws
 * Error where nothing is left, since nothing would then be tested.
 */
function hiddenTwin({ deliveries }: PatternExample): PatternExample['deliveries'] {
  const twins = deliveries.map(({ supplied_at, rows }) => ({
    supplied_at,
    rows: Object.fromEntries(
      Object.entries(rows).flatMap(([source, of]) => {
        const found = of.map((row) => twinOf(source, row)).filter((twin) => twin !== undefined);
        return found.length === 0 ? [] : [[source, found] as const];
      }),
    ),
  }));
  if (twins.every(({ rows }) => Object.keys(rows).length === 0))
    throw new Error(
      'This example has no row that could be there twice: add an event or a record with an id.',
    );
  return twins;
}

function twinOf(id: string, row: Record<string, string>): Record<string, string> | undefined {
  const source = sourceOf(id);
  if (source?.shape === 'event') return row;
  const own = source?.key?.find((name) => {
    const field = source.fields[name];
    const issued = field?.register !== undefined && SYSTEM_ISSUED.includes(field.register);
    return name in row && (field?.type === 'text' || issued);
  });
  return own === undefined ? undefined : { ...row, [own]: `H-${row[own] ?? ''}` };
}
