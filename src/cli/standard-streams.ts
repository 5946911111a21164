import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { diskFault } from '../shared/disk-fault';
import { writeWhole } from '../shared/write-whole';

const STANDARD_OUTPUT = 1;

/**
 * What is printed goes out whole or the program says that it did not, with exit status 1. Node is satisfied with what of a
 * text a file on a nearly full disk takes, and drops the rest in silence.
 */
export function readyStandardStreams(): void {
  const { stderr } = process;
  const stdout: Writable = process.stdout;
  if (!(stdout instanceof Socket))
    stdout._write = (chunk: string | Buffer, encoding: BufferEncoding, done) => {
      try {
        writeWhole(STANDARD_OUTPUT, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads our output may have seen enough (`plumbline export | head`): that is no fault.
    if (error.code === 'EPIPE') process.exit(0);
    const why = diskFault(error)?.message ?? `Writing ended with ${error.code ?? 'an error'}.`;
    stderr.write(`plumbline: The answer was not printed whole, so do not use what is there. ${why}\n`);
    process.exit(1);
  });
  // Whatever is told beside the answer must not stop it.
  stderr.on('error', () => undefined);
}
