import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { seededRng } from '../shared/random';
import { DeliveredFile } from './delivered-file';
import { scattered, type Fault } from './faults';
import { FORCE_CODE } from './force';
import { type ExportShape } from './mapping';
import { type FileTally, type Register } from './tally';
import { compactDate, isoDate, isoUtc, type Wall } from './wall-clock';

interface DeliveryHead {
  /** What it is called; its id and folder carry the date as well. */
  readonly name: string;
  readonly supplier: string;
  readonly suppliedAt: Wall;
  readonly basis: string;
  /** A backfill: its events were known when they happened. */
  readonly history?: boolean;
}

interface FileOptions {
  readonly mode?: 'delta' | 'full';
  readonly unknown?: 'accept' | 'reject';
  readonly register?: Register;
  readonly faults?: readonly Fault[];
  /** How many good rows are expected, for placing the faults. */
  readonly expected?: number;
}

export interface DeliveryTally {
  readonly folder: string;
  readonly delivery: string;
  readonly supplier: string;
  readonly suppliedAt: string;
  readonly files: readonly FileTally[];
}

/** One delivery folder: data files, their mappings, and at the end the manifest. */
export class Delivery {
  private readonly open: {
    readonly file: DeliveredFile;
    readonly shape: ExportShape | undefined;
    readonly options: FileOptions;
  }[] = [];
  private readonly folder: string;

  constructor(
    private readonly root: string,
    private readonly head: DeliveryHead,
  ) {
    this.folder = `${isoDate(head.suppliedAt)}-${head.name}`;
    mkdirSync(join(root, this.folder), { recursive: true });
  }

  /** Starts a file in a system's shape, or, without one, NDJSON with the canonical names. */
  file(
    name: string,
    source: string,
    shape: ExportShape | undefined,
    options: FileOptions = {},
  ): DeliveredFile {
    const format = shape?.mapping.format;
    const delimiter = format?.delimiter ?? ',';
    const faults = scattered(
      seededRng(`${this.folder}/${name}`),
      options.faults ?? [],
      options.expected ?? 0,
    );
    const opening = shape ? [...(shape.preamble ?? []), shape.header.join(delimiter)] : [];
    const form = {
      delimiter,
      encoding: format?.encoding ?? ('utf-8' as const),
      lineEnd: shape?.lineEnd ?? '\n',
      byteOrderMark: shape?.byteOrderMark ?? false,
      quotes: shape !== undefined,
      opening,
    };
    const file = new DeliveredFile(
      join(this.root, this.folder, name),
      name,
      source,
      form,
      options.register,
      faults,
    );
    this.open.push({ file, shape, options });
    return file;
  }

  close(): DeliveryTally {
    const delivery = `${this.head.name}-${compactDate(this.head.suppliedAt)}`;
    const files = this.open.map(({ file, shape, options }) => {
      const sha256 = file.finish(options.mode === 'full');
      if (shape)
        writeFileSync(
          join(this.root, this.folder, shape.mappingFile),
          stringify(shape.mapping, { lineWidth: 0 }),
        );
      return {
        file: file.tally.file,
        source: file.tally.source,
        ...(shape ? { mapping: shape.mappingFile } : {}),
        mode: options.mode ?? 'delta',
        rows: file.tally.rows,
        sha256,
        ...(options.unknown ? { unknown: options.unknown } : {}),
      };
    });
    const { supplier, basis, history } = this.head;
    const suppliedAt = isoUtc(this.head.suppliedAt);
    const manifest = {
      delivery,
      supplier,
      supplied_at: suppliedAt,
      basis,
      zone: 'Europe/London',
      force: FORCE_CODE,
      ...(history ? { history } : {}),
      files,
    };
    writeFileSync(join(this.root, this.folder, 'manifest.yaml'), stringify(manifest, { lineWidth: 0 }));
    return {
      folder: this.folder,
      delivery,
      supplier,
      suppliedAt,
      files: this.open.map(({ file }) => file.tally),
    };
  }
}
