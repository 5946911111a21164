import { z } from 'zod';
import { canonicalExport } from '../../view/export';
import { clocks } from '../answer-parts';
import { defineOperation, READERS } from '../operation';
import { lineStream } from '../stream';

export const operation = defineOperation({
  id: 'export',
  summary: 'The canonical export of what the view shows: NDJSON, the same bytes for the same facts.',
  input: z.strictObject({ ...clocks.shape }),
  output: lineStream,
  roles: READERS,
  audit: 'disclosure',
  offered: 'get',
  async run(services, asking) {
    const view = await asking.view();
    const projection = await asking.projection();
    const exported = await canonicalExport({
      store: services.store,
      archive: services.archive,
      projection,
      view,
    });
    asking.show.restsOn(exported.shown);
    return exported.lines;
  },
});
