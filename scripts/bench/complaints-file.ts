import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pick, randomInt, seededRng } from '../../src/shared/random';

const CATEGORIES = ['Excessive force', 'Incivility', 'Neglect or failure in duty', 'Data misuse', 'Other'];

/** A delivery of `rows` complaints over 5,500 staff, invented. Gives its folder. */
export function writeComplaints(folder: string, rows: number, seed: string): string {
  const rng = seededRng(seed);
  const lines = ['complaint_id,received,staff_id,category,severity,status,finding,closed'];
  let complaint = 0;
  for (let i = 0; i < rows; i++) {
    if (rng() < 0.8) complaint += 1;
    const received = new Date(Date.UTC(2015, 0, 1) + randomInt(rng, 3600) * 86_400_000);
    const closed = rng() < 0.7 ? new Date(received.getTime() + randomInt(rng, 700) * 86_400_000) : undefined;
    const day = (d: Date): string => d.toISOString().slice(0, 10);
    lines.push(
      [
        `C${complaint}`,
        day(received),
        `KV-${1000 + randomInt(rng, 5500)}x${i}`.replace(/x\d+$/, i % 5 === 0 ? `-${i}` : ''),
        pick(rng, CATEGORIES),
        'medium',
        closed ? 'closed' : 'open',
        closed ? pick(rng, ['sustained', 'not_sustained']) : '',
        closed ? day(closed) : '',
      ].join(','),
    );
  }
  const into = path.join(folder, 'delivery');
  mkdirSync(into, { recursive: true });
  writeFileSync(path.join(into, 'complaints.csv'), `${lines.join('\n')}\n`);
  writeFileSync(
    path.join(into, 'manifest.yaml'),
    `delivery: bench\nsupplier: Bench\nsupplied_at: 2026-01-01T00:00:00Z\nbasis: bench\nzone: Europe/London\nforce: KV\nfiles:\n  - file: complaints.csv\n    source: complaints\n    rows: ${rows}\n`,
  );
  return into;
}
