import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allCommands, programOf, runProgram } from '../../src/cli/program';
import { operation as networks } from '../../src/operations/catalogue/networks';
import { defaultPolicyText } from '../../src/policy';
import { seededRng } from '../../src/shared/random';
import { openView } from '../../src/view';
import { visibleForce } from '../support/noninterference/visible-force';
import { KEY, openWorld } from '../support/noninterference/world';

// What each command prints for a person, on a small force, in process. A snapshot is read by a person when it changes; what
// no output may ever hold is asserted beside it.

let folder: string;
let record: string;
const env = { ...process.env };

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-commands-'));
  const world = await openWorld(folder, visibleForce(seededRng('commands')));
  const { services } = world;
  const view = await openView(services.store, await services.readers.named('reader'), {});
  const projection = await services.projections.of(view);
  record = projection.recordsOf('complaints')[0]?.id ?? '';
  await world.close();
  Object.assign(process.env, {
    PLUMBLINE_HOME: path.join(folder, 'home'),
    PLUMBLINE_ID_KEY: KEY,
    PLUMBLINE_USER: 'reader',
  });
}, 60_000);

afterAll(() => {
  process.env = env;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command line and gives what it wrote to standard output, without what differs between runs. */
async function printed(argv: readonly string[]): Promise<{ status: number; text: string }> {
  const written: string[] = [];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const status = await runProgram(argv);
    return { status, text: written.join('') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const EXAMPLES: readonly (readonly [string, () => readonly string[]])[] = [
  ['path', () => ['path', 'staff:S05', 'staff:S08']],
  ['path, none', () => ['path', 'staff:S05', 'staff:S08', '--kinds', 'stated-link']],
  ['ego', () => ['ego', 'staff:S05']],
  ['ego, none', () => ['ego', 'phone:07700900101', '--kinds', 'stated-link']],
  ['link', () => ['link', 'supervises|person:TF.staff:S12|person:TF.staff:S05']],
  ['networks', () => ['networks']],
  ['networks, none', () => ['networks', '--kinds', 'holds-post', '--as-of', '2000-01-01']],
  ['networks, all key people', () => ['networks', '--rank', 'size', '--key-people', 'all']],
  ['policy', () => ['policy']],
  ['top20, by harm', () => ['top20', '--order', 'harm', '--size', '3']],
  ['profile', () => ['profile', 'staff:S06']],
  ['people', () => ['people']],
  ['people, by betweenness', () => ['people', '--by', 'betweenness', '--limit', '2', '--min-weight', '0.3']],
  ['people, none', () => ['people', '--kinds', 'holds-post', '--as-of', '2000-01-01']],
  ['crews', () => ['crews']],
  ['crews, none', () => ['crews', '--kinds', 'stated-link']],
  ['crews, nothing of the kind', () => ['crews', '--kinds', 'holds-post', '--as-of', '2000-01-01']],
  ['search', () => ['search', 'S0*']],
  ['search, none', () => ['search', 'nobody of this name']],
  ['record', () => ['record', record]],
  ['top20', () => ['top20', '--size', '3']],
  ['patterns list', () => ['patterns', 'list']],
  ['patterns run', () => ['patterns', 'run']],
  ['patterns run, unknown', () => ['patterns', 'run', '--as-of', '2000-01-01']],
  ['mapping check', () => ['mapping', 'check', mapping()]],
  ['mapping suggest', () => ['mapping', 'suggest', calls(), '--source', 'phone-billing']],
];

/** A delivered file that nothing maps yet. */
function calls(): string {
  const file = path.join(folder, 'calls.csv');
  writeFileSync(file, 'from,to,started,kind\n07700900101,07700900102,2026-05-03T09:00:00Z,voice\n');
  return file;
}

/** A mapping of such files. */
function mapping(): string {
  const file = path.join(folder, 'calls.yaml');
  writeFileSync(
    file,
    'source: phone-billing\nfields:\n  from: From\n  to: To\n  started: Start\n  kind: Type\n',
  );
  return file;
}

test.each(EXAMPLES)(
  '%s',
  async (name, argv) => {
    process.env['PLUMBLINE_USER'] = name.startsWith('mapping') ? 'intake' : 'reader';
    const { status, text } = await printed(argv());
    expect(status).toBe(0);
    expect(text).toMatchSnapshot();
    expect(text).not.toMatch(/\[object |undefined|NaN/);
  },
  30_000,
);

test.each(['S06', 'S01', 'S99'])(
  'a profile of %s is that of the staff id, close, absent or neither',
  async (id) => {
    process.env['PLUMBLINE_USER'] = 'reader';
    expect(await printed(['profile', id])).toEqual(await printed(['profile', `staff:${id}`]));
  },
);

test('what a pattern cannot say is told by the source that it lacks', async () => {
  process.env['PLUMBLINE_USER'] = 'reader';
  const { text } = await printed(['patterns', 'run', '--as-of', '2000-01-01']);
  expect(text).toMatch(/^multi-suspect: unknown\nno data of complaints: /m);
});

test('the help of networks states the default that the operation has', () => {
  const command = allCommands(programOf(() => () => Promise.resolve())).find((c) => c.name() === 'networks');
  const { minWeight, resolution } = networks.input.parse({});
  expect([minWeight, resolution]).toEqual([0.1, 1]);
  expect(command?.helpInformation().replaceAll(/\s+/g, ' ')).toMatch(
    /--min-weight <w> weakest association used, 0 to 1 \(default 0\.1\).*\(default 1\)/,
  );
});

test('every command has an example in its help, and every one that asks is among those that are printed above', () => {
  const program = programOf(() => () => Promise.resolve());
  const leaves = allCommands(program).filter((c) => c.commands.length === 0);
  const nameOf = (c: (typeof leaves)[number]): string => {
    const above = c.parent?.parent ? `${c.parent.name()} ` : '';
    return above + c.name();
  };
  for (const leaf of [program, ...leaves]) {
    let help = '';
    leaf.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
    expect([nameOf(leaf), help.includes('Examples:')]).toEqual([nameOf(leaf), true]);
  }
  // These load, write or serve: what they print is tested where that is.
  const elsewhere = [
    'audit destroy-key',
    'audit list',
    'audit open',
    'audit verify',
    'complete',
    'export',
    'generate',
    'ingest',
    'init',
    'serve',
    'verify',
  ];
  const printedHere = new Set(EXAMPLES.map(([name]) => name.split(',')[0]));
  expect(leaves.map(nameOf).filter((name) => !printedHere.has(name) && !elsewhere.includes(name))).toEqual(
    [],
  );
});

test('a policy is written to a file that is not there yet, and never over one that is', async () => {
  const file = path.join(folder, 'draft.yaml');
  expect((await printed(['policy', '--out', file])).status).toBe(0);
  const text = readFileSync(file, 'utf8');
  expect(text).toBe(defaultPolicyText());
  writeFileSync(file, 'ours');
  expect((await printed(['policy', '--out', file])).status).not.toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('ours');
});
