import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';

// A bill of three calls, two of them to a protected number, whose manifest states six: whoever did not load it is told all of it
// as if the two had not been in it.

interface File {
  readonly file: string;
  readonly rows: number;
  readonly statedRows: number | null;
  readonly sealed: number | null;
  readonly warnings: readonly string[];
}
let folder: string;
let told: (user: string) => Promise<File[]>;
let close: () => Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-told-'));
  const [home, dir] = [path.join(folder, 'home'), path.join(folder, 'bills')];
  for (const made of [home, dir]) mkdirSync(made);
  const users = [
    { name: 'intake', role: 'administrator', loader: true },
    { name: 'other', role: 'administrator' },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  const list = [{ number: '0808 157 0123', kind: 'confidential_line', reason: 'the own line' }];
  writeFileSync(path.join(home, 'protected.yaml'), stringify({ protected: list }));
  const call = (to: string, minute: string): string =>
    `07700900001,${to},2026-05-01T10:${minute}:00Z,60,voice`;
  const [line, other] = ['08081570123', '07700900002'];
  const header = 'from,to,started,duration_s,kind';
  const bill = (...calls: string[]): string => [header, ...calls, ''].join('\n');
  writeFileSync(path.join(dir, 'a.csv'), bill(call(line, '01'), call(line, '02'), call(other, '03')));
  writeFileSync(path.join(dir, 'b.csv'), bill(call(line, '04'), call(line, '05')));
  const file = (name: string, rows: number): object => ({ file: name, source: 'phone-billing', rows });
  const manifest = {
    ...{ delivery: 'bills', supplier: 'Test', supplied_at: '2026-06-01T09:00:00Z', basis: 'test' },
    ...{ force: 'TF', zone: 'Etc/UTC', files: [file('a.csv', 6), file('b.csv', 1)] },
  };
  writeFileSync(path.join(dir, 'manifest.yaml'), stringify(manifest));
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  close = () => composed.close();
  const ask = (user: string, operation: string, question: object): Promise<unknown> =>
    askNamed(composed.services, { user, operation, question });
  await ask('intake', 'ingest', { dir });
  told = async (user) => {
    const { deliveries } = (await ask(user, 'deliveries', {})) as {
      deliveries: readonly { files: readonly File[] }[];
    };
    return deliveries
      .flatMap(({ files }) => files)
      .map((f) => ({
        ...{ file: f.file, rows: f.rows, statedRows: f.statedRows },
        ...{ sealed: f.sealed, warnings: f.warnings },
      }));
  };
}, 60_000);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test('whoever loaded it is told what the manifest states, and what the file has', async () => {
  expect(await told('intake')).toEqual([
    {
      ...{ file: 'a.csv', rows: 3, statedRows: 6, sealed: 2 },
      warnings: ['a.csv: the manifest states 6 rows, the file has 3.'],
    },
    {
      ...{ file: 'b.csv', rows: 2, statedRows: 1, sealed: 2 },
      warnings: ['b.csv: the manifest states 1 row, the file has 2.'],
    },
  ]);
});

test('nobody else is told by a warning how many rows are sealed', async () => {
  expect(await told('other')).toEqual([
    {
      ...{ file: 'a.csv', rows: 1, statedRows: 4, sealed: null },
      warnings: ['a.csv: the manifest states 4 rows, the file has 1.'],
    },
    { file: 'b.csv', rows: 0, statedRows: 0, sealed: null, warnings: [] },
  ]);
});
