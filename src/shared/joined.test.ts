import { joinOrBegin, type Joined } from './joined';
import { stoppable, stopSignal } from './stopping';

/** Work that ends when it is told to, or when its signal says so; what was begun, in order. */
function slowWork(): {
  begun: AbortSignal[];
  done: ((answer: string) => void)[];
  work: () => Promise<string>;
} {
  const begun: AbortSignal[] = [];
  const done: ((answer: string) => void)[] = [];
  const work = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const signal = stopSignal();
      if (!signal) throw new Error('work that is joined has a signal of its own');
      begun.push(signal);
      done.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('stopped by the store')));
    });
  return { begun, done, work };
}

const kept = (): Map<string, Joined<string>> => new Map();
const asking = (
  map: Map<string, Joined<string>>,
  work: () => Promise<string>,
): { gone: AbortController; answer: Promise<string> } => {
  const gone = new AbortController();
  return { gone, answer: stoppable(gone.signal, () => joinOrBegin(map, 'key', work)) };
};

test('who goes away is let go at once, and the work goes on for the other', async () => {
  const map = kept();
  const { begun, done, work } = slowWork();
  const [first, second] = [asking(map, work), asking(map, work)];
  expect(begun).toHaveLength(1);
  first.gone.abort();
  await expect(first.answer).rejects.toMatchObject({ code: 'interrupted' });
  expect(begun[0]?.aborted).toBe(false);
  done[0]?.('answer');
  await expect(second.answer).resolves.toBe('answer');
  // It is kept, also once its askers have gone.
  second.gone.abort();
  await expect(asking(map, work).answer).resolves.toBe('answer');
  expect(begun).toHaveLength(1);
});

test('when the last has gone it is stopped, and whoever asks then has it begun anew', async () => {
  const map = kept();
  const { begun, done, work } = slowWork();
  const [first, second] = [asking(map, work), asking(map, work)];
  first.gone.abort();
  second.gone.abort();
  await expect(first.answer).rejects.toMatchObject({ code: 'interrupted' });
  await expect(second.answer).rejects.toMatchObject({ code: 'interrupted' });
  expect(begun[0]?.aborted).toBe(true);
  const third = asking(map, work);
  expect(begun).toHaveLength(2);
  done[1]?.('anew');
  await expect(third.answer).resolves.toBe('anew');
  expect(map.size).toBe(1);
});

test('one who cannot go away keeps it going', async () => {
  const map = kept();
  const { begun, done, work } = slowWork();
  const patient = joinOrBegin(map, 'key', work);
  const other = asking(map, work);
  other.gone.abort();
  await expect(other.answer).rejects.toMatchObject({ code: 'interrupted' });
  expect(begun[0]?.aborted).toBe(false);
  done[0]?.('answer');
  await expect(patient).resolves.toBe('answer');
});

test('what fails is not kept', async () => {
  const map = kept();
  await expect(joinOrBegin(map, 'key', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(joinOrBegin(map, 'key', () => Promise.resolve('yes'))).resolves.toBe('yes');
});
