import { z } from 'zod';
import type { CanonicalRow } from '../../model/record';
import { FOREVER } from '../../model/time';
import { PlumblineError } from '../../shared/errors';
import { sourceOf } from '../../sources';
import { lineTeller, recordDetail, type RecordDetail } from '../../view';
import { reference } from '../about';
import { clocks } from '../answer-parts';
import { gradeText } from '../association-graph';
import { naming, namingsBy } from '../named';
import { defineOperation, READERS } from '../operation';
import { shownId, shownMeanings, shownRow, shownText, time, word, type Show } from '../show';

const place = z.strictObject({
  delivery: word,
  file: word,
  /** Null for all but those who loaded the file: lines count rows that a reader may not see. */
  line: z.number().int().nullable(),
});

const version = z.strictObject({
  id: shownId,
  ...place.shape,
  /** SHA-256 of the row as it is shown. */
  hash: shownText,
  recordedAt: time,
  /** From when it no longer stands; null while it does. */
  standsUntil: time.nullable(),
  row: shownRow,
});

export const operation = defineOperation({
  id: 'record',
  summary: 'One record: the row as delivered, the file that it came from, and the versions of its key.',
  input: z.strictObject({ ...clocks.shape, id: reference }),
  output: z.strictObject({
    id: shownId,
    source: word,
    ...place.shape,
    /** What the row is known by among those of its source. */
    key: shownText,
    /** SHA-256 of the row as it is shown. */
    hash: shownText,
    grade: word.nullable(),
    handling: word,
    compartment: word,
    recordedAt: time,
    row: shownRow,
    /** Fields of which the text is sealed: in the row stands a keyed hash of their letters, in `meanings` the mark to compare by. */
    sealed: z.array(word),
    /** What the fields mean: times as bounds in UTC, references as ids. */
    meanings: shownMeanings,
    names: z.array(naming),
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
      const { record: own, row, hash, delivery, file, line } = found.record;
      return {
        id: show.id(own.id),
        source: own.source,
        ...{ delivery, file, line },
        key: show.text(own.id, own.key),
        hash: show.text(own.id, hash),
        grade: gradeText(own.grade),
        handling: own.handling,
        compartment: own.compartment,
        recordedAt: own.recordedAt,
        row: show.row(own.id, row),
        sealed: sealedIn(own.source, row),
        meanings: show.meanings(own.id, own.meanings),
        names: namingsBy(show, await asking.projection(), own.names),
        versions: found.versions.map((v) => versionAnswer(show, v)),
      };
    }
    const event = await services.archive.row(view, input.id);
    if (!event) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const { id, source, recordedAt, row } = event;
    const line = (await lineTeller(services.store, asking.reader))(event);
    const own = {
      ...{ id: show.id(id), delivery: event.delivery, file: event.file, line, recordedAt },
      ...{ hash: show.text(id, event.hash), row: show.row(id, row) },
    };
    const { at } = sourceOf(source)?.contact ?? {};
    const meanings = show.meanings(id, at === undefined ? {} : { [at]: [event.at, event.at] });
    const labels = { grade: null, handling: row['handling'] ?? '', compartment: row['compartment'] ?? '' };
    const key = show.text(id, event.key);
    return {
      ...own,
      source,
      sealed: sealedIn(source, row),
      key,
      ...labels,
      meanings,
      names: [],
      versions: [{ ...own, standsUntil: null }],
    };
  },
});

/** The fields of a row that are sealed, in order of the row. */
function sealedIn(source: string, row: CanonicalRow): string[] {
  return Object.keys(row).filter((field) => sourceOf(source)?.fields[field]?.sealed === true);
}

function versionAnswer(
  show: Show,
  { record, row, hash, delivery, file, line }: RecordDetail,
): z.output<typeof version> {
  const open = record.standsUntil === FOREVER;
  return {
    id: show.id(record.id),
    ...{ delivery, file, line },
    hash: show.text(record.id, hash),
    recordedAt: record.recordedAt,
    standsUntil: open ? null : record.standsUntil,
    row: show.row(record.id, row),
  };
}
