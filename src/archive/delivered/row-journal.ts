import path from 'node:path';
import type { RejectCode } from '../../model/source';
import { BlockWriter } from './block-writer';

/** Counts the sound records, and keeps, outside memory, what was wrong with the others. */
export class RowJournal {
  rows = 0;
  faults = 0;
  private readonly faultWriter: BlockWriter;

  constructor(work: string) {
    this.faultWriter = new BlockWriter(path.join(work, 'faults.csv'));
    this.faultWriter.text('');
  }

  get records(): number {
    return this.rows + this.faults;
  }

  /** The next record is sound. */
  row(): void {
    this.rows++;
  }

  /** A record on this line is malformed, in this field (-1: as a whole). */
  fault(line: number, field: number, code: RejectCode, fields: number): void {
    this.faultWriter.text(`${line},${field},${code},${fields}\n`);
    this.faults++;
  }

  close(): { rows: number; faults: number; faultFile: string } {
    this.faultWriter.close();
    return {
      rows: this.rows,
      faults: this.faults,
      faultFile: this.faultWriter.file,
    };
  }
}
