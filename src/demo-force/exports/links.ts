import { type Fault } from '../faults';
import { type StatedLink } from '../traces';
import { isoDate } from '../wall-clock';

/** One stated link as canonical NDJSON: this file needs no mapping. */
export function linkLine(link: StatedLink): string {
  return JSON.stringify({
    from: link.from,
    to: link.to,
    kind: link.kind,
    weight: link.weight,
    from_date: isoDate(link.fromDate),
    ...(link.toDate === undefined ? {} : { to_date: isoDate(link.toDate) }),
    grade: link.grade,
  });
}

export function linkKey(link: StatedLink): string {
  return [link.from, link.to, link.kind, isoDate(link.fromDate)].join(' ');
}

/** Faulty lines, each one cell, since a line of NDJSON has no others. */
export function linkFaults(good: StatedLink): Fault[] {
  const row = JSON.parse(linkLine(good)) as Record<string, unknown>;
  return [
    { kind: 'missing required field', column: 'kind', cells: [JSON.stringify({ ...row, kind: '' })] },
    { kind: 'unknown grade', column: 'grade', cells: [JSON.stringify({ ...row, kind: 'met', grade: '9X' })] },
  ];
}
