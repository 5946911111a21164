import { z } from 'zod';
import { FOREVER } from '../../model/time';
import { PlumblineError } from '../../shared/errors';
import { recordDetail, type RecordDetail } from '../../view';
import { reference } from '../about';
import { clocks } from '../answer-parts';
import { gradeText } from '../association-graph';
import { defineOperation, READERS } from '../operation';
import { shownId, shownNaming, shownRow, time, word, type Show } from '../show';

const version = z.strictObject({
  id: shownId,
  delivery: word,
  file: word,
  line: z.number().int().nullable(),
  recordedAt: time,
  /** From when it no longer stands; null while it does. */
  standsUntil: time.nullable(),
  row: shownRow,
});

export const operation = defineOperation({
  id: 'record',
  summary:
    'One record: the row as delivered, the file and line that it came from, and the versions of its key.',
  input: z.strictObject({ ...clocks.shape, id: reference }),
  output: z.strictObject({
    id: shownId,
    source: word,
    delivery: word,
    file: word,
    line: z.number().int().nullable(),
    grade: word.nullable(),
    handling: word,
    compartment: word,
    recordedAt: time,
    row: shownRow,
    names: z.array(shownNaming),
    versions: z.array(version),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, asking, input) {
    const { show } = asking;
    const view = await asking.view();
    const found = await recordDetail(services.store, view, input.id);
    if (found) {
      const { record: own, row, delivery, file, line } = found.record;
      return {
        id: show.id(own.id),
        source: own.source,
        delivery,
        file,
        line,
        grade: gradeText(own.grade),
        handling: own.handling,
        compartment: own.compartment,
        recordedAt: own.recordedAt,
        row: show.row(own.id, row),
        names: show.names(own.names),
        versions: found.versions.map((v) => versionAnswer(show, v)),
      };
    }
    const event = await services.archive.row(view, input.id);
    if (!event) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const { id, source, delivery, file, line, recordedAt, row } = event;
    const place = { id: show.id(id), delivery, file, line, recordedAt, row: show.row(id, row) };
    const labels = { grade: null, handling: row['handling'] ?? '', compartment: row['compartment'] ?? '' };
    return { ...place, source, ...labels, names: [], versions: [{ ...place, standsUntil: null }] };
  },
});

function versionAnswer(
  show: Show,
  { record, row, delivery, file, line }: RecordDetail,
): z.output<typeof version> {
  const open = record.standsUntil === FOREVER;
  return {
    id: show.id(record.id),
    delivery,
    file,
    line,
    recordedAt: record.recordedAt,
    standsUntil: open ? null : record.standsUntil,
    row: show.row(record.id, row),
  };
}
