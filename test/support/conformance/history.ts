import { pick, randomInt, seededRng, shuffled } from '../../../src/shared/random';
import type { Delivered } from '../noninterference/delivered';
import { hiddenRecords } from '../noninterference/hidden-records';
import {
  complaint,
  EXCLUDED_STAFF,
  NOMINALS,
  nominalNumber,
  OTHERS,
  READER_STAFF,
  staffRow,
  visibleForce,
} from '../noninterference/visible-force';

/**
 * A random history: changed rows, rows of every handling and compartment, full deliveries that close what they lack and
 * bring it back, a row that goes from one state to another and back again, rows that were delivered before, one rejected.
 */
export function randomHistory(seed: string): Delivered[] {
  const rng = seededRng(seed);
  const visible = visibleForce(rng);
  const { deliveries: hidden } = hiddenRecords(rng, visible);
  const everybody = [READER_STAFF, ...EXCLUDED_STAFF, ...OTHERS];
  const [leaver, mover] = shuffled(rng, OTHERS) as [string, string];
  const rows = visible.flatMap((d) => d.files).filter((f) => f.source === 'complaints');
  return [
    ...visible,
    ...hidden,
    {
      delivery: 'closing',
      suppliedAt: '2026-06-12T09:00:00Z',
      files: [
        {
          source: 'workforce',
          mode: 'full',
          rows: everybody
            .filter((id) => id !== leaver)
            .map((id) => staffRow(id, id === mover ? { unit: 'Moved' } : {})),
        },
        {
          source: 'phone-attribution',
          mode: 'full',
          rows: shuffled(rng, NOMINALS)
            .slice(0, 2 + randomInt(rng, 3))
            .map((id) => ({
              number: nominalNumber(id),
              holder: `nominal:${id}`,
              from: '2025-01-01',
              basis: 'subscriber',
            })),
        },
      ],
    },
    {
      delivery: 'returning',
      suppliedAt: '2026-06-15T09:00:00Z',
      files: [{ source: 'workforce', mode: 'full', rows: everybody.map((id) => staffRow(id)) }],
    },
    {
      delivery: 'again',
      suppliedAt: '2026-06-18T09:00:00Z',
      files: [
        { source: 'complaints', rows: rows[0]?.rows ?? [] },
        {
          source: 'complaints',
          rows: [
            complaint(rng, 'C90', pick(rng, OTHERS)),
            complaint(rng, 'C91', pick(rng, OTHERS), { received: '2026-02-30' }),
          ],
        },
      ],
    },
  ];
}
