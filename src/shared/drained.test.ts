import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { writeDrained } from './drained';

/** Takes what is written when it is told to. */
class Slow extends Writable {
  readonly taken: string[] = [];
  private waiting: (() => void)[] = [];

  constructor() {
    super({ highWaterMark: 4, decodeStrings: false });
  }

  override _write(text: string, _encoding: string, done: () => void): void {
    this.waiting.push(() => {
      this.taken.push(text);
      done();
    });
  }

  take(): void {
    for (const step of this.waiting.splice(0)) step();
  }
}
const listeners = (to: Writable): number[] => ['drain', 'close'].map((event) => to.listenerCount(event));

test('what a slow reader has not taken is waited for, and no listener is left', async () => {
  const to = new Slow();
  const before = listeners(to);
  for (let n = 0; n < 30; n++) {
    let isDone = false;
    const written = writeDrained(to, 'more than four').then(() => (isDone = true));
    await turn();
    expect(isDone).toBe(false);
    to.take();
    await written;
    expect(listeners(to)).toEqual(before);
  }
  expect(to.taken).toHaveLength(30);
});

test('where there is room nothing is waited for; one who is gone is neither written to nor waited for', async () => {
  const to = new Slow();
  await writeDrained(to, 'a');
  const written = writeDrained(to, 'more than four');
  await turn();
  to.destroy();
  await written;
  expect(listeners(to)).toEqual([0, 0]);
  await writeDrained(to, 'more than four');
  expect(to.taken).toEqual([]);
});
