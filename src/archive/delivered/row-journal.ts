import path from 'node:path';
import type { RejectCode } from '../../model/source';
import { BlockWriter } from './block-writer';

/** Keeps, outside memory, on which line each sound record began and what was wrong with the others. */
export class RowJournal {
  rows = 0;
  faults = 0;
  private shift: number | undefined;
  private readonly faultWriter: BlockWriter;
  private readonly shiftWriter: BlockWriter;

  constructor(work: string) {
    this.faultWriter = new BlockWriter(path.join(work, 'faults.csv'));
    this.shiftWriter = new BlockWriter(path.join(work, 'shifts.csv'));
    this.faultWriter.text('');
    this.shiftWriter.text('');
  }

  get records(): number {
    return this.rows + this.faults;
  }

  /** The next sound record begins on this physical line. */
  row(line: number): void {
    const shift = line - this.rows;
    if (shift !== this.shift) {
      this.shift = shift;
      this.shiftWriter.text(`${this.rows},${shift}\n`);
    }
    this.rows++;
  }

  /** A record on this line is malformed, in this field (-1: as a whole). */
  fault(line: number, field: number, code: RejectCode, fields: number): void {
    this.faultWriter.text(`${line},${field},${code},${fields}\n`);
    this.faults++;
  }

  close(): { rows: number; faults: number; faultFile: string; shiftFile: string } {
    this.faultWriter.close();
    this.shiftWriter.close();
    return {
      rows: this.rows,
      faults: this.faults,
      faultFile: this.faultWriter.file,
      shiftFile: this.shiftWriter.file,
    };
  }
}
