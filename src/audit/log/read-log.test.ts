import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLog } from './read-log';

const NOTE = 'origin\n2\nroot\n\n- origin signature\n';
const CHUNK = 1 << 20;

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  file = path.join(home, 'log');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** What is read of a file of this text: the entries and the end of each block, and what is left. */
async function read(
  text: string,
  until = text.length,
): Promise<{ blocks: unknown[]; end: number; rest: string }> {
  writeFileSync(file, text);
  const blocks: unknown[] = [];
  const { end, rest } = await readLog(file, until, (block) =>
    blocks.push([block.entries.map(String), block.note, block.end]),
  );
  return { blocks, end, rest: String(rest) };
}

test('a block is entries and the five lines under them; what is left after the last is given as it stands', async () => {
  const text = `{1}\n{2}\n${NOTE}{3}\n${NOTE}`;
  const blocks = [
    [['{1}', '{2}'], NOTE, 8 + NOTE.length],
    [['{3}'], NOTE, text.length],
  ];
  expect(await read(text)).toEqual({ blocks, end: text.length, rest: '' });
  for (const rest of ['{4', '{4}\n', '{4}\n{5', `{4}\n${NOTE.slice(0, 10)}`, '\n', NOTE.slice(0, -1)])
    expect(await read(text + rest)).toEqual({ blocks, end: text.length, rest });
});

test('a line that looks like an entry is of the checkpoint that it stands in', async () => {
  const odd = NOTE.replace('2\n', '{2}\n');
  expect((await read(`{1}\n${odd}`)).blocks).toEqual([[['{1}'], odd, 4 + odd.length]]);
});

test('nothing is read past the point that is given, nor past the end, and the file is closed', async () => {
  const first = `{1}\n${NOTE}`;
  const next = (): number => {
    const descriptor = openSync(home, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = next();
  expect(await read(`${first}{2}\n`, first.length + 2)).toMatchObject({ end: first.length, rest: '{2' });
  expect(await read(first, first.length + 100)).toMatchObject({ end: first.length, rest: '' });
  expect(next()).toBe(before);
});

test.each([CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])(
  'a line that ends at byte %i of the file is whole',
  async (ends) => {
    const line = `{${'x'.repeat(ends - 1)}`;
    const text = `${line}\n{2}\n${NOTE}`;
    const { blocks, end, rest } = await read(`${text}{3}\n`, text.length);
    expect([end, rest, blocks.length]).toEqual([text.length, '', 1]);
    const [[entries]] = blocks as [[string[]]];
    expect([entries.length, entries[0] === line, entries[1]]).toEqual([2, true, '{2}']);
  },
);
