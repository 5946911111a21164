import { z } from 'zod';
import { ROLES } from '../../model/view';
import { FOREVER } from '../../model/time';
import { sourceOf } from '../../sources';
import { absentFrom, absentSources } from '../absent-sources';
import { clocks } from '../answer-parts';
import { defineOperation, MEETING_READERS } from '../operation';
import { time, word } from '../show';

export const operation = defineOperation({
  id: 'view',
  summary: 'Who is reading, through which view, and how far the data in it reaches.',
  input: z.strictObject({ ...clocks.shape }),
  output: z.strictObject({
    name: word,
    role: word,
    compartments: z.array(word),
    clearance: z.array(word),
    loader: z.boolean(),
    /** Both clocks as instants; null = now, and no limit on valid time. */
    asOf: time.nullable(),
    validAt: time.nullable(),
    /** Per source with visible data: how much, and from when to when. Empty for roles that see no record. */
    coverage: z.array(
      z.strictObject({
        source: word,
        /** True of event sources (billing, access), whose end says how far the data reaches. */
        events: z.boolean(),
        records: z.number().int(),
        /** From when on its rows are dense; `earlier` of them are dated before that, apart from all others. */
        first: time.nullable(),
        earlier: z.number().int(),
        last: time.nullable(),
      }),
    ),
    /** Empty, too, for roles that see no record. */
    absent: absentSources,
  }),
  roles: ROLES,
  audit: 'consultation',
  offered: 'get',
  async run(_services, asking) {
    const { name, role, compartments, clearance, loader } = asking.reader;
    const view = await asking.view();
    const seesRecords = MEETING_READERS.some((r) => r === role);
    const coverage = seesRecords ? (await asking.projection()).coverage : [];
    return {
      name,
      role,
      compartments: [...compartments],
      clearance: [...clearance],
      loader,
      asOf: view.asOf === FOREVER ? null : view.asOf,
      validAt: view.validAt === '' ? null : view.validAt,
      coverage: coverage.map((c) => ({
        source: c.source,
        events: sourceOf(c.source)?.shape === 'event',
        records: c.records,
        first: c.first ?? null,
        earlier: c.earlier ?? 0,
        last: c.last ?? null,
      })),
      absent: seesRecords ? absentFrom(coverage) : [],
    };
  },
});
