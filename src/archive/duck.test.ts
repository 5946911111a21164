import os from 'node:os';
import { Duck } from './duck';

test('it is closed once what was asked apart, on a connection of its own, is done', async () => {
  const duck = await Duck.open({ memoryLimit: '256MB', spill: os.tmpdir() });
  let isDone = false;
  const apart = duck.apart(async (own) => {
    await own.rows('SELECT count(DISTINCT i % 1000) AS n FROM range(3000000) r(i)');
    isDone = true;
  });
  await duck.closed();
  expect(isDone).toBe(true);
  await apart;
});
