import { z } from 'zod';
import { FOREVER } from '../../model/time';
import { PlumblineError } from '../../shared/errors';
import { recordDetail, type RecordDetail } from '../../view';
import { clocks } from '../answer-parts';
import { gradeText } from '../association-graph';
import { defineOperation, READERS } from '../operation';

const version = z.strictObject({
  id: z.string(),
  delivery: z.string(),
  file: z.string(),
  line: z.number().int(),
  recordedAt: z.string(),
  /** From when it no longer stands; null while it does. */
  standsUntil: z.string().nullable(),
  row: z.record(z.string(), z.string()),
});

export const operation = defineOperation({
  id: 'record',
  summary:
    'One record: the row as delivered, the file and line that it came from, and the versions of its key.',
  input: z.strictObject({ ...clocks.shape, id: z.string().min(1) }),
  output: z.strictObject({
    id: z.string(),
    source: z.string(),
    delivery: z.string(),
    file: z.string(),
    line: z.number().int(),
    grade: z.string().nullable(),
    handling: z.string(),
    compartment: z.string(),
    recordedAt: z.string(),
    row: z.record(z.string(), z.string()),
    names: z.array(z.strictObject({ role: z.string(), entity: z.string() })),
    versions: z.array(version),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, asking, input) {
    const view = await asking.view();
    const found = await recordDetail(services.store, view, input.id);
    if (found) {
      const { record: own, row, delivery, file, line } = found.record;
      const body = {
        id: own.id,
        source: own.source,
        delivery,
        file,
        line,
        grade: gradeText(own.grade),
        handling: own.handling,
        compartment: own.compartment,
        recordedAt: own.recordedAt,
        row: { ...row },
        names: own.names.map((n) => ({ ...n })),
        versions: found.versions.map(versionAnswer),
      };
      return { body, shown: found.versions.map((v) => v.record.id) };
    }
    const event = await services.archive.row(view, input.id);
    if (!event) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const { id, source, delivery, file, line, recordedAt, row } = event;
    const place = { id, delivery, file, line, recordedAt, row: { ...row } };
    const labels = { grade: null, handling: row['handling'] ?? '', compartment: row['compartment'] ?? '' };
    const body = { ...place, source, ...labels, names: [], versions: [{ ...place, standsUntil: null }] };
    return { body, shown: [id] };
  },
});

function versionAnswer({ record, row, delivery, file, line }: RecordDetail): z.output<typeof version> {
  const open = record.standsUntil === FOREVER;
  return {
    id: record.id,
    delivery,
    file,
    line,
    recordedAt: record.recordedAt,
    standsUntil: open ? null : record.standsUntil,
    row: { ...row },
  };
}
