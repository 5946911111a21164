import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sendingId, type DeliveryFile } from '../../ledger/delivery-file';
import { csvCell } from '../../shared/csv';
import { sha256 } from '../../shared/hash';
import { writeWhole } from '../../shared/write-whole';
import type { RejectedRow } from '../row/read-record';
import { RejectReasons } from './reject-reasons';

const HEADER = 'file,line,column,reason,message\n';
const FLUSH_AT = 1 << 16;

/**
 * The rejects of one delivered file, as CSV: where, why, and how to mend it, and nothing of the row itself. Written
 * beside its name and put in place when it is complete.
 */
export class RejectsFile {
  private handle: number | undefined;
  private text = '';
  readonly reasons = new RejectReasons();
  private count = 0;
  private readonly digest = createHash('sha256');

  /** `target` undefined: only counts (a dry run). */
  constructor(
    private readonly target: string | undefined,
    private readonly file: string,
  ) {}

  add(reject: Pick<RejectedRow, 'line' | 'column' | 'code' | 'message'>): void {
    this.count++;
    this.reasons.add(reject);
    if (this.target === undefined) return;
    this.text += `${[this.file, String(reject.line), reject.column, reject.code, reject.message].map(csvCell).join(',')}\n`;
    if (this.text.length > FLUSH_AT) this.flush();
  }

  /** Puts the file in place, or takes an earlier one away where nothing was rejected. Gives its SHA-256, or undefined. */
  close(): string | undefined {
    if (this.target === undefined) return undefined;
    if (this.count === 0) {
      rmSync(this.target, { force: true });
      return undefined;
    }
    this.flush();
    if (this.handle !== undefined) closeSync(this.handle);
    renameSync(`${this.target}.partial`, this.target);
    return this.digest.digest('hex');
  }

  private flush(): void {
    const { target } = this;
    if (target === undefined) return;
    if (this.handle === undefined) {
      mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
      // Never the very file that a load which was held up has open still.
      rmSync(`${target}.partial`, { force: true });
      this.handle = openSync(`${target}.partial`, 'w', 0o600);
      this.text = HEADER + this.text;
    }
    writeWhole(this.handle, this.text);
    this.digest.update(this.text);
    this.text = '';
  }
}

/**
 * Where the rejects of a file go, under the data folder; names from a manifest become plain ones. Each sending of a delivery
 * has a folder of its own: what was rejected of a file stays on record when the file is corrected and sent again.
 */
export function rejectsPath(entry: DeliveryFile): string {
  const { supplier, delivery, file } = entry;
  const plain = (text: string): string =>
    text
      .replace(/[^A-Za-z0-9._-]+/g, '_')
      .replace(/^\.+/, '_')
      .slice(0, 80);
  const name = plain(file) === file ? file : `${plain(file)}-${sha256(file).slice(0, 8)}`;
  return path.join(
    'rejects',
    `${plain(supplier)}-${plain(delivery)}-${sendingId(entry)}`,
    `${name}.rejects.csv`,
  );
}
