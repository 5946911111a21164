/**
 * Reports of loads are answers too: what somebody is told of their own dry run and load, its rejects, its page and its progress
 * is byte for byte the same whether or not others have delivered what they may not see. What is stored does differ, so that
 * each case could fail.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { readLedger } from '../../src/ledger/read-ledger';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import { isStream } from '../../src/operations/stream';
import { PlumblineError } from '../../src/shared/errors';
import { pick, randomInt, seededRng, type Rng } from '../../src/shared/random';
import { cases, spread } from '../support/share';

type Composed = Awaited<ReturnType<typeof compose>>;

interface Delivery {
  readonly by: 'intake' | 'probe' | 'covert';
  readonly supplier?: string;
  /** Day of June 2024. */
  readonly day: number;
  readonly source: string;
  readonly rows: readonly string[];
  readonly entry?: Readonly<Record<string, string>>;
}

const USERS = [
  { name: 'intake', role: 'administrator', loader: true },
  { name: 'probe', role: 'analyst', staff_id: 'S01', loader: true },
  {
    name: 'covert',
    role: 'analyst',
    no_staff_record: { reason: 'test', excluded: ['S05'] },
    compartments: ['ALDER'],
    clearance: ['P', 'C'],
    loader: true,
  },
];

const HEADERS: Readonly<Record<string, string>> = {
  workforce: 'staff_id,name,kind,joined,supervisor_id,compartment',
  complaints: 'complaint_id,received,staff_id,severity,handling,compartment',
  nominals: 'nominal_id,name,compartment',
  'phone-billing': 'from,to,started,kind,compartment',
  'system-access': 'at,username,system,action,record_type,record_id,compartment',
};

/** S01 is the probe, and S02 above; both are excluded from what the probe reads. */
const REGISTER: Delivery = {
  by: 'intake',
  day: 1,
  source: 'workforce',
  rows: [
    'S01,A,officer,2001-01-01,S02,',
    'S02,B,officer,2001-01-01,,',
    'S03,C,officer,2001-01-01,,',
    'S05,E,officer,2001-01-01,,',
  ],
};

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

class World {
  private written = 0;

  private constructor(
    private readonly folder: string,
    private readonly composed: Composed,
  ) {}

  static async with(deliveries: readonly Delivery[]): Promise<World> {
    const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-reports-'));
    folders.push(folder);
    const home = path.join(folder, 'home');
    mkdirSync(home);
    writeFileSync(path.join(home, 'access.yaml'), stringify({ users: USERS }));
    const settings = readSettings({ PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: '7'.repeat(64) });
    const world = new World(folder, await compose(settings, 'test'));
    for (const delivery of deliveries) await world.load(delivery, false);
    return world;
  }

  async load(delivery: Delivery, dryRun: boolean): Promise<unknown> {
    const dir = path.join(this.folder, `in-${this.written++}`);
    mkdirSync(dir);
    const { source, day, supplier = 'Supplier', rows, entry } = delivery;
    writeFileSync(path.join(dir, 'x.csv'), [HEADERS[source], ...rows].join('\n') + '\n');
    const manifest = {
      delivery: `d${day}-${source}`,
      supplier,
      supplied_at: `2024-06-${String(day).padStart(2, '0')}T09:00:00Z`,
      basis: 'test',
      force: 'KV',
      files: [{ file: 'x.csv', source, ...entry }],
    };
    writeFileSync(path.join(dir, 'manifest.yaml'), stringify(manifest));
    return this.ask(delivery.by, 'ingest', { dir, dryRun });
  }

  /** Everything that the probe is told of a delivery of theirs: dry, loaded, loaded again, and afterwards. */
  async told(delivery: Delivery): Promise<string[]> {
    const said: string[] = [];
    const answers = [
      await this.load(delivery, true),
      await this.load(delivery, false),
      await this.load(delivery, true),
      await this.load(delivery, false),
      await this.ask(delivery.by, 'deliveries', {}),
      await this.ask(delivery.by, 'rejects', {
        delivery: `d${delivery.day}-${delivery.source}`,
        file: 'x.csv',
      }),
      await this.ask(delivery.by, 'verify', {}),
    ];
    for (const answer of answers) said.push(JSON.stringify(answer).replaceAll(this.folder, ''));
    return said;
  }

  /** The counts that are stored of the probe's last delivery. */
  async stored(): Promise<string> {
    const last = (await readLedger(this.composed.services.store)).filter((f) => f.loader === 'probe').at(-1);
    const { rows, accepted, duplicate, rejected, superseded, closed, unresolved } = last ?? {};
    expect(rows).toBe((accepted ?? 0) + (duplicate ?? 0) + (rejected ?? 0));
    return JSON.stringify({ rows, accepted, duplicate, rejected, superseded, closed, unresolved });
  }

  async close(): Promise<void> {
    await this.composed.close();
  }

  private async ask(by: string, operation: string, question: object): Promise<unknown> {
    const { services } = this.composed;
    const progress: string[] = [];
    try {
      const body: unknown = await ask(
        services,
        operationNamed(operation),
        await services.readers.named(by),
        question,
        {
          progress: (message) => void progress.push(timeless(message)),
        },
      );
      // When they are told is a matter of the clock.
      if (!isStream(body)) return [stripped(body), [...new Set(progress)].filter((m) => m !== '')];
      const lines: string[] = [];
      for await (const line of body) lines.push(line);
      return [lines, progress];
    } catch (error) {
      if (!(error instanceof PlumblineError)) throw error;
      return [error.code, error.message, progress];
    }
  }
}

/** What stands in a message of progress besides rates: the file, and rows of it; a rate is of the clock. */
function timeless(message: string): string {
  const said = /^x\.csv: (\d+)(?: of (\d+))? rows, \d+ a second(, about \d+ s left)?$/.exec(message);
  if (!said) return message;
  expect(Number(said[1])).toBeLessThanOrEqual(Number(said[2] ?? said[1]));
  return '';
}

/** Without how long it took, and where the audit record stands: they are of no file. */
function stripped(body: unknown): unknown {
  const counted = { ...((body as { checked?: object }).checked ?? {}), auditEntries: undefined };
  return { ...(body as object), seconds: undefined, heads: undefined, checked: counted };
}

/** The same questions in two worlds; gives what is stored in each. */
async function compared(
  before: readonly Delivery[],
  hidden: readonly Delivery[],
  asked: Delivery,
): Promise<{ without: string; with: string; told: string[] }> {
  const bare = await World.with([REGISTER, ...before]);
  const full = await World.with([
    REGISTER,
    ...hidden.filter((d) => d.day < 5),
    ...before,
    ...hidden.filter((d) => d.day >= 5),
  ]);
  try {
    const told = await bare.told(asked);
    expect(await full.told(asked)).toEqual(told);
    return { without: await bare.stored(), with: await full.stored(), told };
  } finally {
    await bare.close();
    await full.close();
  }
}

interface Case {
  readonly what: string;
  readonly before?: readonly Delivery[];
  readonly hidden: readonly Delivery[];
  readonly asked: Delivery;
  /** What is stored in place of what is told. */
  readonly stored: object;
}

const probe = (source: string, rows: readonly string[], more: Partial<Delivery> = {}): Delivery => ({
  by: 'probe',
  day: 10,
  source,
  rows,
  ...more,
});
const covert = (source: string, rows: readonly string[], more: Partial<Delivery> = {}): Delivery => ({
  by: 'covert',
  day: 5,
  source,
  rows,
  ...more,
});

/** Six complaints of the ids that begin so, about one person. */
const feed = (prefix: string, staff: string, more: string): string[] =>
  [1, 2, 3, 4, 5, 6].map((n) => `${prefix}${n},2024-01-0${n},${staff},low,${more}`);

/** Six calls, one a minute. */
const calls = (more: string): string[] =>
  [1, 2, 3, 4, 5, 6].map((n) => `07700900111,07700900112,2024-03-01T10:0${n}:00,${more}`);

const CASES: readonly Case[] = [
  {
    what: 'a feed that a hidden compartment holds under other ids',
    hidden: [covert('complaints', feed('C', 'S03', 'P,ALDER'))],
    asked: probe('complaints', feed('X', 'S03', 'P,')),
    stored: { accepted: 6 },
  },
  {
    what: 'a feed that others hold under other ids about somebody whom the loader is excluded from',
    hidden: [covert('complaints', feed('C', 'S01', 'P,'))],
    asked: probe('complaints', feed('X', 'S01', 'P,')),
    stored: { accepted: 6 },
  },
  {
    what: 'an own feed under other ids that something hidden has superseded since',
    before: [probe('complaints', feed('C', 'S03', 'P,'), { day: 4 })],
    hidden: [covert('complaints', feed('C', 'S03', 'C,ALDER'))],
    asked: probe('complaints', feed('X', 'S03', 'P,')),
    stored: { accepted: 6 },
  },
  {
    what: 'a row that a hidden compartment holds already',
    hidden: [covert('complaints', ['C1,2024-01-01,S03,low,P,ALDER'])],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,ALDER']),
    stored: { accepted: 0, duplicate: 1 },
  },
  {
    what: 'a row that is like one about somebody whom the loader is excluded from',
    hidden: [covert('complaints', ['C1,2024-01-01,S01,low,P,'])],
    asked: probe('complaints', ['C1,2024-01-01,S01,low,P,']),
    stored: { accepted: 0, duplicate: 1 },
  },
  {
    what: 'a key that a hidden compartment holds otherwise',
    hidden: [covert('complaints', ['C1,2024-01-01,S03,high,P,ALDER'])],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,']),
    stored: { superseded: 1 },
  },
  {
    what: 'a key that a handling condition hides',
    hidden: [covert('complaints', ['C1,2024-01-01,S03,high,C,'])],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,']),
    stored: { superseded: 1 },
  },
  {
    what: 'an own row of before that something hidden has superseded since',
    before: [probe('complaints', ['C1,2024-01-01,S03,low,P,'], { day: 4 })],
    hidden: [covert('complaints', ['C1,2024-01-01,S03,high,P,ALDER'])],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,']),
    stored: { accepted: 1, duplicate: 0, superseded: 1 },
  },
  {
    what: 'a full delivery that lacks what is hidden',
    hidden: [covert('complaints', ['C8,2024-01-01,S03,low,P,ALDER', 'C9,2024-01-01,S01,low,P,'])],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,'], { entry: { mode: 'full' } }),
    stored: { closed: 2 },
  },
  {
    what: 'a full delivery of which every row is hidden',
    before: [probe('complaints', ['C1,2024-01-01,S03,low,P,', 'C2,2024-01-01,S03,low,P,'], { day: 4 })],
    hidden: [covert('complaints', ['C9,2024-01-01,S03,low,P,ALDER'], { entry: { mode: 'full' } })],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,', 'C3,2024-01-01,S03,low,P,'], {
      entry: { mode: 'full' },
    }),
    stored: { accepted: 2, duplicate: 0 },
  },
  {
    what: 'a person whom a hidden register entry introduces',
    hidden: [covert('workforce', ['S77,Z,officer,2001-01-01,,ALDER'])],
    asked: probe('complaints', ['C1,2024-01-01,S77,low,P,']),
    stored: { unresolved: 0 },
  },
  {
    what: 'a person whom a hidden register entry introduces, where unknown ones are refused',
    hidden: [covert('workforce', ['S77,Z,officer,2001-01-01,,ALDER'])],
    asked: probe('complaints', ['C1,2024-01-01,S77,low,P,', 'C2,2024-01-01,S03,low,P,'], {
      entry: { unknown: 'reject' },
    }),
    stored: { rejected: 1, accepted: 1 },
  },
  {
    what: 'a circle of supervision of which a part is hidden',
    hidden: [covert('workforce', ['S03,C,officer,2001-01-01,S05,ALDER'])],
    asked: probe('workforce', ['S05,E,officer,2001-01-01,S03,']),
    stored: { accepted: 1, rejected: 0 },
  },
  {
    what: 'calls that a hidden compartment holds already',
    hidden: [covert('phone-billing', ['07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER'])],
    asked: probe('phone-billing', [
      '07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER',
      '07700900111,07700900113,2024-03-01T10:00:00,voice,',
    ]),
    stored: { accepted: 1, duplicate: 1 },
  },
  {
    what: 'calls that the loader delivered before and a hidden delivery had before that',
    before: [probe('phone-billing', ['07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER'], { day: 6 })],
    hidden: [
      covert('phone-billing', ['07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER'], { day: 3 }),
    ],
    asked: probe('phone-billing', [
      '07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER',
      '07700900111,07700900113,2024-03-01T10:00:00,voice,',
    ]),
    stored: { accepted: 1, duplicate: 1 },
  },
  {
    what: 'calls that a hidden compartment holds with something else about them',
    hidden: [covert('phone-billing', calls('voice,ALDER'))],
    asked: probe('phone-billing', calls('voice,')),
    stored: { accepted: 6 },
  },
  {
    what: 'the very delivery, sent by somebody else before',
    hidden: [covert('complaints', ['C1,2024-01-01,S03,low,P,ALDER'], { day: 10 })],
    asked: probe('complaints', ['C1,2024-01-01,S03,low,P,ALDER']),
    stored: { accepted: 0, duplicate: 1 },
  },
  {
    what: 'the very delivery of calls, sent by somebody else before',
    hidden: [
      covert('phone-billing', ['07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER'], { day: 10 }),
    ],
    asked: probe('phone-billing', ['07700900111,07700900112,2024-03-01T10:00:00,voice,ALDER']),
    stored: { accepted: 0, duplicate: 1 },
  },
];

test.each(spread(CASES, 5))(
  'a report does not tell of $what',
  async ({ before = [], hidden, asked, stored }) => {
    const found = await compared(before, hidden, asked);
    expect(JSON.parse(found.with)).toMatchObject(stored);
  },
);

const SOURCES = ['complaints', 'complaints', 'phone-billing', 'workforce', 'nominals'] as const;

/** A row of few keys, few people and few values, so that rows of different deliveries meet. */
function row(rng: Rng, source: string, label: string): string {
  const n = (most: number): number => 1 + randomInt(rng, most);
  switch (source) {
    case 'complaints':
      return `C${n(3)},2024-01-01,S0${pick(rng, ['1', '3', '5', '7'])},${pick(rng, ['low', 'high'])},P,${label}`;
    case 'phone-billing':
      return `0770090011${n(2)},0770090012${n(2)},2024-03-0${n(2)}T10:00:00,voice,${label}`;
    case 'workforce':
      return `S0${5 + n(3)},E${n(2)},officer,2001-01-01,,${label}`;
    default:
      return `N${n(3)},Name${n(2)},${label}`;
  }
}

function delivery(rng: Rng, by: 'probe' | 'covert', day: number): Delivery {
  const source = pick(rng, SOURCES);
  const label = (): string => (by === 'covert' || rng() < 0.4 ? 'ALDER' : '');
  const rows = Array.from({ length: 1 + randomInt(rng, 4) }, () => row(rng, source, label()));
  const events = source === 'phone-billing';
  const entry = {
    mode: !events && rng() < 0.3 ? 'full' : 'delta',
    unknown: rng() < 0.3 ? 'reject' : 'accept',
  };
  return { by, day, source, rows, entry };
}

const PAIRS = Number(process.env['PLUMBLINE_REPORT_PAIRS'] ?? cases({ fast: 1, full: 10 }));

test(`${PAIRS} random pairs of worlds that differ in what the loader may not see: the same is told`, async () => {
  let differing = 0;
  // Of the first of these what is stored differs.
  for (let seed = 3; seed < 3 + PAIRS; seed++) {
    const rng = seededRng(`load reports ${seed}`);
    const before = [2, 6].map((day) => delivery(rng, 'probe', day));
    const hidden = [3, 4, 7, 8].map((day) => delivery(rng, 'covert', day));
    const found = await compared(before, hidden, delivery(rng, 'probe', pick(rng, [5, 10])));
    if (found.with !== found.without) differing++;
  }
  // What is stored differs in some: else there was nothing to tell.
  expect(differing).toBeGreaterThan(PAIRS / 10);
}, 600_000);

test('a feed that comes again under other ids is told of to whoever may see it or delivered it, and to no other', async () => {
  const again = (
    by: Delivery['by'],
    prefix: string,
    day: number,
    staff: string,
    label: string,
  ): Delivery => ({
    ...{ by, day, source: 'complaints', rows: feed(prefix, staff, `P,${label}`) },
  });
  const world = await World.with([
    REGISTER,
    ...[again('covert', 'C', 2, 'S03', ''), again('covert', 'D', 3, 'S03', 'ALDER')],
    ...[again('covert', 'E', 4, 'S01', '')],
  ]);
  const warnings = async (delivery: Delivery): Promise<string[]> => {
    const [answer] = (await world.load(delivery, true)) as [{ deliveries: { warnings: string[] }[] }];
    return answer.deliveries
      .flatMap((d) => d.warnings)
      .map((w) => w.replace(/^.*under other ids: |\. If it.*$/g, ''));
  };
  try {
    // Open rows are anybody's; of those of the compartment the probe knows nothing, nor of those about themselves.
    expect(await warnings(again('probe', 'X', 10, 'S03', ''))).toEqual(['d2-complaints, x.csv (6)']);
    expect(await warnings(again('probe', 'Y', 10, 'S01', ''))).toEqual([]);
    expect(await warnings(again('covert', 'Z', 10, 'S01', ''))).toEqual(['d4-complaints, x.csv (6)']);
  } finally {
    await world.close();
  }
});
