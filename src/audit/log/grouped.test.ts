import { Grouped } from './grouped';

/** A writer whose writes end when the test says so. */
function held(): {
  grouped: Grouped<string, string>;
  writes: string[][];
  end: (error?: Error) => Promise<void>;
} {
  const writes: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const grouped = new Grouped<string, string>((items) => {
    writes.push([...items]);
    return new Promise((done, failed) =>
      ends.push((error) => (error ? failed(error) : done(items.map((item) => `${item}!`)))),
    );
  });
  const end = (error?: Error): Promise<void> => {
    ends.shift()?.(error);
    return new Promise((passed) => setImmediate(passed));
  };
  return { grouped, writes, end };
}

test('the first goes at once; what comes meanwhile goes together in the next, and each gets its own result', async () => {
  const { grouped, writes, end } = held();
  const results = ['a', 'b', 'c'].map((item) => grouped.add(item));
  expect(writes).toEqual([['a']]);
  await end();
  expect(writes).toEqual([['a'], ['b', 'c']]);
  await end();
  expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!']);
  const later = grouped.add('d');
  expect(writes).toEqual([['a'], ['b', 'c'], ['d']]);
  await end();
  expect(await later).toBe('d!');
});

test('a write that fails fails for all that went in it, and for nobody else', async () => {
  const { grouped, writes, end } = held();
  const results = Promise.allSettled(['a', 'b', 'c'].map((item) => grouped.add(item)));
  await end();
  const late = grouped.add('d');
  await end(new Error('full'));
  await end();
  expect(
    (await results).map((r) => (r.status === 'fulfilled' ? r.value : (r.reason as Error).message)),
  ).toEqual(['a!', 'full', 'full']);
  expect([await late, writes]).toEqual(['d!', [['a'], ['b', 'c'], ['d']]]);
});

test('it is settled once nothing waits, and at once where nothing does', async () => {
  const { grouped, end } = held();
  await grouped.settled();
  const added = [grouped.add('a'), grouped.add('b')];
  let settled = false;
  const waiting = grouped.settled().then(() => (settled = true));
  await end();
  expect(settled).toBe(false);
  await end();
  await waiting;
  expect(await Promise.all(added)).toEqual(['a!', 'b!']);
});
