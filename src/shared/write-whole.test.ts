import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlockWriter } from '../archive/delivered/block-writer';
import { Catalogue } from '../archive/catalogue';
import { RejectsFile } from '../ingest/load/rejects-file';
import { writeWhole } from './write-whole';

/** A system that takes a part at a time, as that of a nearly full disk does: it is allowed to, and gives no error. */
jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof fs>('node:fs');
  return {
    ...real,
    writeSync: (handle: number, given: Buffer | string, offset = 0, length?: number) => {
      const bytes = typeof given === 'string' ? Buffer.from(given) : given;
      return real.writeSync(handle, bytes, offset, Math.ceil((length ?? bytes.length - offset) / 2));
    },
  };
});

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(tmpdir(), 'plumbline-whole-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('a text is written whole, or not at all', () => {
  const file = path.join(folder, 'text');
  const handle = fs.openSync(file, 'w');
  writeWhole(handle, 'né sous un ciel clair');
  writeWhole(handle, Buffer.from(', et mort'));
  fs.closeSync(handle);
  expect(fs.readFileSync(file, 'utf8')).toBe('né sous un ciel clair, et mort');
});

test('so are the catalogue, the blocks of a delivered table and the rejects', () => {
  Catalogue.read(folder).with([]);
  expect(JSON.parse(fs.readFileSync(path.join(folder, 'catalogue.json'), 'utf8'))).toMatchObject({
    loads: [],
  });
  const blocks = new BlockWriter(path.join(folder, 'blocks'));
  blocks.text('one two three four');
  blocks.bytes(Buffer.alloc((1 << 20) + 3, 'x'), 0);
  blocks.close();
  expect(fs.statSync(path.join(folder, 'blocks')).size).toBe(18 + (1 << 20) + 3);
  const rejects = new RejectsFile(path.join(folder, 'rejects.csv'), '=calls.csv');
  rejects.add({ line: 3, column: '@when', code: 'bad_date', message: 'This is no date.' });
  rejects.close();
  expect(fs.readFileSync(path.join(folder, 'rejects.csv'), 'utf8')).toBe(
    "file,line,column,reason,message\n'=calls.csv,3,'@when,bad_date,This is no date.\n",
  );
});
