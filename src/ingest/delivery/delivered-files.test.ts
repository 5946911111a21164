import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs, {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { World, type WrittenFile } from '../testing/world';
import { Staging, type StagedFile } from './staging';

let world: World;
let elsewhere: string;
beforeEach(async () => {
  world = await World.openWithArchive();
  elsewhere = mkdtempSync(path.join(tmpdir(), 'plumbline-elsewhere-'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const TITLES = 'post_id,title\nP-1,Analyst\n';
const GOOD: WrittenFile = { file: 'good.csv', source: 'posts', content: TITLES };
const OTHER: WrittenFile = { file: 'other.csv', source: 'posts', content: 'post_id,title\nP-2,Clerk\n' };
const MAPPED: WrittenFile = {
  ...OTHER,
  mapping: { name: 'm.yaml', text: 'source: posts\nfields: { post_id: post_id, title: title }\n' },
};

function written(files: readonly WrittenFile[]): { root: string; folder: string } {
  const root = world.write({ delivery: 'd', files });
  return { root, folder: path.join(root, 'd0') };
}

type Put = (file: string) => void;
const STRANGE: readonly (readonly [string, Put])[] = [
  [
    'a link to a file elsewhere',
    (file) => {
      writeFileSync(path.join(elsewhere, 'secret'), TITLES);
      symlinkSync(path.join(elsewhere, 'secret'), file);
    },
  ],
  ['a link to a file beside it', (file) => symlinkSync('good.csv', file)],
  ['a link to nothing', (file) => symlinkSync('nothing', file)],
  ['a link to a device', (file) => symlinkSync('/dev/zero', file)],
  ['a pipe that nobody writes to', (file) => void execFileSync('mkfifo', [file])],
  ['a folder', (file) => mkdirSync(file)],
];

/** A delivery with something strange in the place of one of its files. */
function withStrange(name: string, put: Put, files: readonly WrittenFile[]): string {
  const { root, folder } = written(files);
  rmSync(path.join(folder, name));
  put(path.join(folder, name));
  return root;
}

test.each(STRANGE)('as data, %s is refused at once and the rest is loaded', async (_, put) => {
  const [delivery] = (await world.ingest(withStrange('other.csv', put, [GOOD, OTHER]))).deliveries;
  expect(delivery?.files.map((f) => [f.file, f.accepted, f.refused?.code])).toEqual([
    ['good.csv', 1, undefined],
    ['other.csv', 0, 'not_a_file'],
  ]);
  expect(delivery?.files[1]?.refused?.message).toMatch(
    /^other\.csv is a link, lies behind one, or is no file/,
  );
});

test.each(STRANGE)('as a mapping, %s is refused at once and the rest is loaded', async (_, put) => {
  const [delivery] = (await world.ingest(withStrange('m.yaml', put, [GOOD, MAPPED]))).deliveries;
  expect(delivery?.files.map((f) => [f.accepted, f.refused?.code])).toEqual([
    [1, undefined],
    [0, 'not_a_file'],
  ]);
});

test.each(STRANGE)('as a manifest, %s refuses its delivery alone', async (_, put) => {
  const root = world.write(
    { delivery: 'a', files: [GOOD] },
    { delivery: 'b', suppliedAt: '2024-06-02T09:00:00Z', files: [OTHER] },
  );
  rmSync(path.join(root, 'd1', 'manifest.yaml'));
  put(path.join(root, 'd1', 'manifest.yaml'));
  const { deliveries } = await world.ingest(root);
  expect(deliveries.map((d) => [d.delivery, d.refused?.code, d.files.length])).toEqual([
    ['d1', 'manifest', 0],
    ['a', undefined, 1],
  ]);
});

test('a socket is refused like a pipe', async () => {
  const { root, folder } = written([GOOD, OTHER]);
  rmSync(path.join(folder, 'other.csv'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path.join(folder, 'other.csv'), resolve));
  try {
    const [delivery] = (await world.ingest(root)).deliveries;
    expect(delivery?.files[1]?.refused?.code).toBe('not_a_file');
  } finally {
    server.close();
  }
});

test.each([
  ['../secret', 'unsafe_name'],
  ['in/../../secret', 'unsafe_name'],
  ['/etc/hostname', 'unsafe_name'],
  ['..\\secret', 'unsafe_name'],
  ['in/secret', 'not_a_file'],
])('the name %s does not lead out of the delivery folder', async (name, code) => {
  writeFileSync(path.join(elsewhere, 'secret'), TITLES);
  const { root, folder } = written([GOOD, { ...OTHER, entry: { file: name } }]);
  writeFileSync(path.join(root, 'secret'), TITLES);
  symlinkSync(elsewhere, path.join(folder, 'in'));
  const [delivery] = (await world.ingest(root)).deliveries;
  expect(delivery?.files.map((f) => [f.accepted, f.refused?.code])).toEqual([
    [1, undefined],
    [0, code],
  ]);
});

test('a delivery that is a link to another folder is refused by its name', async () => {
  const { root } = written([GOOD]);
  const linked = mkdtempSync(path.join(elsewhere, 'deliveries-'));
  symlinkSync(path.join(root, 'd0'), path.join(linked, 'd9'));
  const { deliveries } = await world.ingest(linked);
  expect(deliveries).toMatchObject([{ delivery: 'd9', files: [], refused: { code: 'manifest' } }]);
  expect((await world.nodes()).length).toBe(0);
});

/** Does something else besides when a file is taken. */
function atTaking(act: (take: () => Promise<StagedFile>, name: string) => Promise<StagedFile>): void {
  const real = Object.getOwnPropertyDescriptor(Staging.prototype, 'take')?.value as Staging['take'];
  jest.spyOn(Staging.prototype, 'take').mockImplementation(function (this: Staging, folder, name) {
    return act(() => real.call(this, folder, name), name);
  });
}

const CALLS = 'from,to,started,kind\n';
const call = (n: number): string => `+447700900001,+44770090000${n},2024-01-01T10:00:0${n}Z,voice\n`;

test.each([
  ['records', 'posts', TITLES, 'post_id,title\nP-7,Spy\nP-8,Spy\n'],
  ['events', 'phone-billing', CALLS + call(2), CALLS + call(3) + call(4)],
])(
  'of %s, what was hashed is what is read, though the file is replaced meanwhile',
  async (_, source, as, by) => {
    const { root, folder } = written([{ file: 'x.csv', source, content: as }]);
    atTaking(async (take) => {
      const staged = await take();
      writeFileSync(path.join(folder, 'new'), by);
      renameSync(path.join(folder, 'new'), path.join(folder, 'x.csv'));
      expect(staged.sha256).toBe(createHash('sha256').update(as).digest('hex'));
      return staged;
    });
    const [delivery] = (await world.ingest(root)).deliveries;
    expect(delivery?.files).toMatchObject([{ rows: 1, accepted: 1 }]);
  },
);

const LARGE = CALLS + call(2).repeat(60_000);

test.each<[string, (file: string) => void]>([
  ['that is written to', (file) => appendFileSync(file, call(3))],
  [
    'that is replaced',
    (file) => {
      writeFileSync(`${file}.new`, LARGE);
      renameSync(`${file}.new`, file);
    },
  ],
  ['that is cut', (file) => writeFileSync(file, CALLS)],
])('a file %s while it is read is refused', async (_, change) => {
  const { root, folder } = written([GOOD, { file: 'x.csv', source: 'phone-billing', content: LARGE }]);
  atTaking((take, name) => {
    if (name === 'x.csv') setImmediate(() => change(path.join(folder, 'x.csv')));
    return take();
  });
  const [delivery] = (await world.ingest(root)).deliveries;
  expect(delivery?.files.map((f) => [f.accepted, f.refused?.code])).toEqual([
    [1, undefined],
    [0, 'file_changed'],
  ]);
});

test('no copy stays, nor what a process left that is gone', async () => {
  const gone = execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))'], {
    encoding: 'utf8',
  });
  mkdirSync(path.join(world.home, 'staged', `${hostname()}.${gone}.left`), { recursive: true });
  mkdirSync(path.join(world.home, 'staged', `another-machine.${gone}.in-use`));
  await world.deliver({ delivery: 'd', files: [GOOD] });
  expect(readdirSync(path.join(world.home, 'staged'))).toEqual([`another-machine.${gone}.in-use`]);
});

test('a delivery for which there is no room is told so before anything is loaded', async () => {
  const { root } = written([GOOD]);
  jest.spyOn(fs, 'statfsSync').mockReturnValue({ bavail: 0, bsize: 4096 } as never);
  await expect(world.ingest(root)).rejects.toMatchObject({ code: 'disk_full' });
});
