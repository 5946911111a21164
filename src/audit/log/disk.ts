import { constants, mkdirSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

const MODE = 0o600;

/** Makes a folder that its owner alone can enter. */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Makes what was put into or taken out of a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file that grows at its end, durably. It is created where there is none. */
export class GrowingFile {
  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    private readonly inode: bigint,
    private end: number,
  ) {}

  /** `end`: where it is cut, where what follows is of a write that was cut off. */
  static async open(file: string, end?: number): Promise<GrowingFile> {
    privateFolder(path.dirname(file));
    const handle = await open(file, constants.O_RDWR | constants.O_CREAT, MODE);
    try {
      const { ino, size } = await handle.stat({ bigint: true });
      const length = end ?? Number(size);
      if (BigInt(length) < size) {
        await handle.truncate(length);
        await handle.sync();
      }
      await syncFolder(path.dirname(file));
      return new GrowingFile(file, handle, ino, length);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get size(): number {
    return this.end;
  }

  /** All of it or nothing. Throws what the disk throws, and where the file is no longer the one that was opened. */
  async append(bytes: Buffer): Promise<void> {
    await this.unchanged();
    try {
      await this.write(bytes, this.end);
      await this.handle.datasync();
    } catch (error) {
      await this.handle.truncate(this.end).catch(() => undefined);
      throw error;
    }
    this.end += bytes.length;
  }

  /** Puts other bytes in place of some that are there, durably. */
  async overwrite(bytes: Buffer, at: number): Promise<void> {
    await this.write(bytes, at);
    await this.handle.datasync();
  }

  async read(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async write(bytes: Buffer, at: number): Promise<void> {
    for (let written = 0; written < bytes.length;) {
      const left = bytes.length - written;
      written += (await this.handle.write(bytes, written, left, at + written)).bytesWritten;
    }
  }

  private async unchanged(): Promise<void> {
    const { ino, size } = await stat(this.file, { bigint: true });
    if (ino !== this.inode || size !== BigInt(this.end))
      throw new Error('the file was changed or replaced while it was open');
  }
}
