import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import type { CommandRun } from '../session';
import { command } from './audit';

const ACT = {
  ...{
    id: 'a'.repeat(32),
    at: '2026-11-20T09:00:00.000Z',
    user: 'auditor.one',
    role: 'auditor',
    act: 'asked',
  },
  ...{ operation: 'audit-open', about: ['b'.repeat(32)], outcome: 'answered', reason: 'complaint 2026/114' },
  ...{ sealed: true, shown: 1, self: true, circle: false, deliveries: [], dryRun: null },
};
const ANSWER = { total: 3, selfSearches: 1, circleSearches: 0, leftOut: 2, acts: [ACT] };
const COLUMNS = 'when,user,role,act,operation,about,deliveries,dry run,outcome,ids shown,question,id,reason';
/** Of the table: the role is the user's, and the act the operation. */
const SHOWN = 'when,user,act,about,outcome,ids shown,question,id,reason';
const NOTHING = { total: 0, selfSearches: 0, circleSearches: 0, leftOut: 0, acts: [] };

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command line asks, and what it prints and says. */
async function run(...line: string[]): Promise<{ asked: object; printed: string; said: string }> {
  let [asked, printed, said] = [{}, '', ''];
  const of: CommandRun = {
    options: {},
    isInDataFolder: () => false,
    progress: (message) => void (said += message),
    print: (body, plain) => void (printed += plain(body, 'Europe/London')),
    ask: (_operation, question) => {
      asked = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
      return Promise.resolve(('subject' in asked ? NOTHING : ANSWER) as never);
    },
  };
  const program = new Command();
  command.register(program, (work) => async (...given) => {
    await work(of, ...(given as never[]));
  });
  await program.parseAsync(['audit', 'list', ...line], { from: 'user' });
  return { asked, printed, said };
}

test('the list gives the reason where there is one, and says what it left out', async () => {
  const { asked, printed } = await run('--by', 'auditor.one');
  expect(asked).toEqual({ by: 'auditor.one' });
  const [first, head, , row] = printed.split('\n');
  expect(first).toBe(
    '1 of 3 acts; 1 about whoever did them, 0 about somebody close to them. Left out: 2 questions that pages asked of themselves (--views shows them).',
  );
  expect(head?.split(/ {2,}/).join()).toBe(SHOWN);
  expect(row).toMatch(/about themselves\? +a{32} +complaint 2026\/114$/);
  expect((await run('--views')).asked).toEqual({ frame: 'shown' });
});

test('a file holds all that matches unless it is said how many, with the reason', async () => {
  const file = path.join(folder, 'seen.csv');
  const { asked, said } = await run('--out', file);
  expect(asked).toEqual({ limit: '1000000' });
  expect(said).toMatch(/^1 of 3 acts written\. Left out: 2 questions/);
  expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
    COLUMNS,
    `2026-11-20T09:00:00.000Z,auditor.one,auditor,asked,audit-open,${'b'.repeat(32)},,,answered,1,about themselves?,${'a'.repeat(32)},complaint 2026/114`,
    '',
  ]);
  expect((await run('--out', file, '--limit', '5')).asked).toEqual({ limit: '5' });
});

test('of a subject without acts it is said that this tells nothing', async () => {
  const { printed } = await run('--subject', 'staff:KV-9999');
  expect(printed).toMatch(
    /^0 of 0 acts; .*\nThat no act is told does not say whether there is such a person or thing: /,
  );
});
