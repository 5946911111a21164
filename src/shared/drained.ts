import type { Writable } from 'node:stream';

/** Writes, and waits where the other side is slow until it has taken what waits, or is gone. Leaves no listener behind. */
export async function writeDrained(to: Writable, text: string): Promise<void> {
  if (to.destroyed || to.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      to.off('drain', done);
      to.off('close', done);
      resolve();
    };
    to.once('drain', done);
    to.once('close', done);
  });
}
