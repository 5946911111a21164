import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { openControl } from '../../src/control/server';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import { writeDeliveries } from '../support/noninterference/delivered';

// Nobody but the account that runs Plumbline may read what lies in the data folder, whatever let it be otherwise.
let folder: string;
let home: string;
let umask: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-modes-'));
  home = path.join(folder, 'home');
  umask = process.umask(0);
});
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

const opened = () => compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
const entries = (): string[] => readdirSync(home, { recursive: true, encoding: 'utf8' });

/** What is not 600, or 700 where it is a folder. */
function amiss(): string[] {
  return ['.', ...entries()].flatMap((name) => {
    const found = lstatSync(path.join(home, name));
    const mode = found.mode & 0o7777;
    return mode === (found.isDirectory() ? 0o700 : 0o600) ? [] : [`${name} ${mode.toString(8)}`];
  });
}

async function loaded(): Promise<void> {
  const dir = path.join(folder, 'in');
  const call = { from: '07700900001', to: '07700900002', started: '2026-01-02T10:00:00Z', kind: 'voice' };
  const complaint = { complaint_id: 'C1', received: '2026-01-02', staff_id: 'TF-1' };
  writeDeliveries(dir, [
    {
      delivery: 'd1',
      suppliedAt: '2026-11-20T09:00:00Z',
      files: [
        { source: 'complaints', rows: [complaint, { ...complaint, received: 'never' }] },
        { source: 'phone-billing', rows: [call, { ...call, kind: 'smoke' }] },
      ],
    },
  ]);
  const composed = await opened();
  const { services } = composed;
  const control = await openControl(services);
  try {
    await ask(services, operationNamed('ingest'), await services.readers.named('intake'), { dir });
    expect(amiss()).toEqual([]);
  } finally {
    await control.close();
    await composed.close();
  }
}

function access(): void {
  mkdirSync(home, { mode: 0o777 });
  const users = [{ name: 'intake', role: 'administrator', loader: true }];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }), { mode: 0o666 });
}

test('under umask 000 and in a folder open to all, every file is 600 and every folder 700, during a load and after it', async () => {
  access();
  await loaded();
  expect(amiss()).toEqual([]);
  const there = entries();
  for (const part of [/\.grafeo/, /\.parquet$/, /catalogue\.json$/, /^rejects\/.*\.csv$/, /^id\.key$/])
    expect(there.filter((name) => part.test(name))).not.toEqual([]);
});

test('what is found open is closed at the start; what is not Plumbline’s is left alone', async () => {
  access();
  await loaded();
  for (const name of ['.', ...entries()]) chmodSync(path.join(home, name), 0o777);
  writeFileSync(path.join(home, 'tool.sh'), '');
  chmodSync(path.join(home, 'tool.sh'), 0o755);
  await (await opened()).close();
  expect(amiss()).toEqual(['tool.sh 755']);
});

test('every part that a load leaves is one that is put right', async () => {
  access();
  await loaded();
  const parts = entries().filter((name) => !name.includes(path.sep));
  for (const name of parts) chmodSync(path.join(home, name), 0o770);
  await (await opened()).close();
  expect(amiss()).toEqual([]);
});

test('a folder that all share is refused, and its mode left', async () => {
  mkdirSync(home);
  chmodSync(home, 0o1777);
  await expect(opened()).rejects.toMatchObject({ code: 'usage' });
  expect(lstatSync(home).mode & 0o7777).toBe(0o1777);
  expect(entries()).toEqual([]);
});

test.each(['.', 'id.key', 'archive'])(
  'where another account owns %s, the folder is not opened',
  async (name) => {
    await (await opened()).close();
    // Only root can give a file away; for anybody else there is no such folder to be had here.
    if (process.getuid?.() !== 0) return;
    chownSync(path.join(home, name), 12345, 12345);
    await expect(opened()).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('belongs to another account (12345)') as string,
    });
  },
);

test.each(['id.key', 'protected.yaml', 'anchor', 'audit/test-1/log'])(
  'a pipe in the place of %s is refused, and not waited for',
  async (name) => {
    await (await opened()).close();
    const file = path.join(home, name);
    rmSync(file, { force: true });
    mkdirSync(path.dirname(file), { recursive: true });
    execFileSync('mkfifo', [file]);
    await expect(opened()).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('a pipe or a device where a file belongs') as string,
    });
  },
);

test('a list of protected communications that becomes a pipe while the folder is open lets nothing be read', async () => {
  const composed = await opened();
  execFileSync('mkfifo', [path.join(home, 'protected.yaml')]);
  expect(() => composed.services.protection.stated()).toThrow('it cannot be read');
  await composed.close();
});
