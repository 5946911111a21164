import { closeSync, openSync } from 'node:fs';
import { writeWhole } from '../../shared/write-whole';

const FULL = 1 << 20;

/** Writes pieces to a file in large blocks, synchronously; the file is made with the first piece. */
export class BlockWriter {
  private handle: number | undefined;
  private readonly block = Buffer.allocUnsafe(FULL);
  private filled = 0;

  constructor(readonly file: string) {}

  /** True once something has been written. */
  get begun(): boolean {
    return this.handle !== undefined;
  }

  text(piece: string): void {
    this.bytes(Buffer.from(piece), 0);
  }

  bytes(from: Buffer, start: number, end = from.length): void {
    this.handle ??= openSync(this.file, 'w', 0o600);
    if (this.filled + end - start > FULL) this.flush();
    if (end - start > FULL) {
      writeWhole(this.handle, from.subarray(start, end));
      return;
    }
    from.copy(this.block, this.filled, start, end);
    this.filled += end - start;
  }

  close(): void {
    if (this.handle === undefined) return;
    this.flush();
    closeSync(this.handle);
    this.handle = undefined;
  }

  private flush(): void {
    if (this.handle !== undefined && this.filled > 0)
      writeWhole(this.handle, this.block.subarray(0, this.filled));
    this.filled = 0;
  }
}
