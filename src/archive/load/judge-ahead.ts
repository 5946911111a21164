import { isDeepStrictEqual } from 'node:util';
import { FileRefused, type EventFile } from '../archive';
import { expectedShape } from '../delivered/expected-shape';
import type { TableShape } from '../delivered/table';
import type { Duck } from '../duck';
import { judgeRows, type Judging } from './judge';
import { planReading } from './plan-load';

/**
 * The judging of a file that begins while its structure is still being scanned, as if the scan found nothing: so it is
 * with almost every file, and the scan keeps one thread busy. What was judged counts only where the scan says so.
 */
export class JudgingAhead {
  private running = true;
  /** False where the rows could not be read so. */
  private readonly written: Promise<boolean>;

  private constructor(
    private readonly duck: Duck,
    private readonly shape: TableShape,
    judging: Promise<void>,
  ) {
    const ended = (written: boolean): boolean => {
      this.running = false;
      return written;
    };
    this.written = judging.then(
      () => ended(true),
      () => ended(false),
    );
  }

  /** Undefined where the file's first line or what is asked of its rows says that they cannot be judged yet. */
  static begin(duck: Duck, file: EventFile, secret: string, work: string): JudgingAhead | undefined {
    if (file.entries?.unknown) return undefined;
    const judging = expected(file, secret);
    return judging && new JudgingAhead(duck, judging.table, judgeRows(duck, judging, work));
  }

  /** Whether the rows of this table are judged; if it is another than was expected, the judging is stopped. */
  async isOf(table: TableShape): Promise<boolean> {
    const { csv, delimiter, lineEnd, headerLines, columns, edgeSpace, firstLine } = table;
    const found = { csv, delimiter, lineEnd, headerLines, columns, edgeSpace, firstLine };
    if (isDeepStrictEqual(found, this.shape)) return this.written;
    await this.stop();
    return false;
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    if (this.running) this.duck.interrupt();
    await this.written;
  }
}

/** A file that is refused is refused by the scan, in its order. */
function expected(file: EventFile, secret: string): Judging | undefined {
  try {
    const table = expectedShape(file.path, file.mapping);
    return table && { file, table, ...planReading(file, table), secret };
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}
