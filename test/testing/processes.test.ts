import { beside } from '../../scripts/testing/beside';
import { run } from '../../scripts/testing/processes';
import { readCheck } from '../../scripts/testing/reading';

const node = (program: string): Parameters<typeof run>[0] => ({
  command: process.execPath,
  args: ['-e', program],
});

test('a check that ends well passed, and its output is whole', async () => {
  const ended = await run(node('console.log("one"); console.error("two")'));
  expect({ ok: ended.ok, how: ended.how }).toEqual({ ok: true, how: 'status 0' });
  expect(ended.output.split('\n').sort()).toEqual(['', 'one', 'two']);
  expect(readCheck('lint', ended)).toMatchObject({ passed: 1, failed: 0, faults: [] });
});

test.each([
  ['with a status', node('process.exit(3)'), 'status 3'],
  ['by a signal', node('process.kill(process.pid, "SIGKILL")'), 'signal SIGKILL'],
  ['by an error', node('throw new Error("no")'), 'status 1'],
  [
    'before it began',
    { command: '/no/such/program', args: [] },
    'not started: spawn /no/such/program ENOENT',
  ],
])('a check that ends %s failed', async (_, command, how) => {
  const reading = readCheck('lint', await run(command));
  expect(reading).toMatchObject({ passed: 0, failed: 1, faults: [`lint: ${how}`] });
});

test('never more at a time than there are lanes, all in their places', async () => {
  let now = 0;
  let most = 0;
  const task = (result: number) => async (): Promise<number> => {
    most = Math.max(most, (now += 1));
    // The later ones end sooner.
    await new Promise((resolve) => setTimeout(resolve, 10 * (6 - result)));
    now -= 1;
    return result;
  };
  expect(await beside(2, [0, 1, 2, 3, 4].map(task))).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
