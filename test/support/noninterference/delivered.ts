import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

/** One file of a delivery: rows with canonical headers. */
export interface DeliveredFile {
  readonly source: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly mode?: 'full';
}

export interface Delivered {
  readonly delivery: string;
  readonly suppliedAt: string;
  /** `TF` where left out. */
  readonly force?: string;
  /** `Test` where left out: a full delivery closes what its supplier delivered before. */
  readonly supplier?: string;
  readonly files: readonly DeliveredFile[];
}

/** Writes delivery folders with canonical headers; files of one source and delivery get names of their own. */
export function writeDeliveries(folder: string, deliveries: readonly Delivered[]): void {
  for (const d of deliveries) {
    const into = path.join(folder, d.delivery);
    mkdirSync(into, { recursive: true });
    const files = d.files.map((file, i) => {
      const name = `${String(i).padStart(2, '0')}-${file.source}.csv`;
      writeFileSync(path.join(into, name), csv(file.rows));
      return { file: name, source: file.source, mode: file.mode ?? 'delta' };
    });
    writeFileSync(
      path.join(into, 'manifest.yaml'),
      stringify({
        delivery: d.delivery,
        supplier: d.supplier ?? 'Test',
        supplied_at: d.suppliedAt,
        basis: 'test',
        // A zone without clock changes: planning with those of London is most of what judging a small file costs.
        zone: 'Etc/UTC',
        force: d.force ?? 'TF',
        files,
      }),
    );
  }
}

function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  const head = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return (
    [head, ...rows.map((row) => head.map((h) => row[h] ?? ''))]
      .map((line) => line.map(cell).join(','))
      .join('\n') + '\n'
  );
}
