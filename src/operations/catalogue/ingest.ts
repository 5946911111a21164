import { z } from 'zod';
import type { Counts } from '../../audit';
import { ingest, ingestReport, type IngestReport } from '../../ingest';
import { ROLES } from '../../model/view';
import { unstoppable } from '../../shared/stopping';
import { isLocal, needsAccessFile, sightOf } from '../../view';
import { defineOperation } from '../operation';
import { textKinds } from '../show';

// A report says in words and counts what became of files: nothing of what stands in them.
textKinds.add(ingestReport, { text: 'word' });

export const operation = defineOperation({
  id: 'ingest',
  summary: 'Read deliveries into the graph and the archive. Run again, it goes on where it was stopped.',
  input: z.strictObject({
    dir: z.string().min(1),
    dryRun: z.boolean().default(false),
    strict: z.boolean().default(false),
  }),
  output: ingestReport,
  roles: ROLES,
  loader: true,
  audit: 'collection',
  offered: 'local',
  inClear: ({ dryRun }) => ({ dryRun }),
  counts: ({ deliveries }) =>
    deliveries.flatMap(({ delivery, files, refused }) => [
      ...(refused ? [{ delivery, refused: refused.code }] : []),
      ...files.map((file) => counted(delivery, file)),
    ]),
  async run(services, asking, input) {
    const { store, archive, sealed, protection, anchor, idKey, settings } = services;
    if (!input.dryRun && isLocal(asking.reader)) throw needsAccessFile('Nothing was loaded');
    for (const notice of services.notices) asking.progress(notice);
    // A load stops between its writes: what it tells anchor and lease on the way out is told.
    return unstoppable(async () =>
      ingest(
        { store, archive, sealed, protection, anchor, idKey, home: settings.home },
        {
          ...input,
          loader: asking.reader.name,
          onMessage: (message) => asking.progress(message),
          sight: await sightOf(store, asking.reader),
          onProgress: (p) =>
            asking.progress(
              `${p.file}: ${p.rows}${p.of === undefined ? '' : ` of ${p.of}`} rows, ${Math.round(p.rate)} a second${p.secondsLeft === undefined ? '' : `, about ${Math.ceil(p.secondsLeft)} s left`}`,
            ),
          ...(asking.signal === undefined ? {} : { signal: asking.signal }),
        },
      ),
    );
  },
});

function counted(
  delivery: string,
  file: IngestReport['deliveries'][number]['files'][number],
): Counts[number] {
  const { source, rows, accepted, duplicate, rejected, skipped, superseded, closed, refused } = file;
  const counts = { rows, accepted, duplicate, rejected, skipped, superseded, closed };
  return { delivery, source, ...counts, ...(refused ? { refused: refused.code } : {}) };
}
