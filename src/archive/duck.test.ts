import os from 'node:os';
import { setTimeout as later } from 'node:timers/promises';
import { Duck } from './duck';

const open = (): Promise<Duck> => Duck.open({ memoryLimit: '256MB', spill: os.tmpdir() });

test('it is closed once what was asked apart, on a connection of its own, is done', async () => {
  const duck = await open();
  let isDone = false;
  const apart = duck.apart(async (own) => {
    await own.rows('SELECT count(DISTINCT i % 1000) AS n FROM range(3000000) r(i)');
    isDone = true;
  });
  await duck.closed();
  expect(isDone).toBe(true);
  await apart;
});

test('it is closed once the step of a stream that is under way is done, and the stream then ends', async () => {
  const duck = await open();
  // No batch is there before the sort is done, which takes a second.
  const stream = duck.stream('SELECT i, hash(i) AS h FROM range(5000000) r(i) ORDER BY h');
  const first = stream.next().catch((error: unknown) => error);
  await later(30);
  await duck.closed();
  expect(await Promise.race([first, later(0, 'under way still')])).toMatchObject({
    code: 'store_unavailable',
  });
});

test('a stream that nobody reads on keeps it from being closed for no time', async () => {
  const duck = await open();
  const stream = duck.stream<{ i: bigint }>('SELECT i FROM range(100000) r(i)');
  await stream.next();
  await duck.closed();
  await expect(duck.rows('SELECT 1')).rejects.toMatchObject({ code: 'store_unavailable' });
});
