import { pick, shuffled, type Rng } from '../../../src/shared/random';
import type { Delivered, DeliveredFile } from './delivered';
import type { Hidden } from './hidden-records';
import { among } from './mix';
import {
  attribution,
  call,
  complaint,
  declaration,
  intelligence,
  lookUp,
  NOMINALS,
  nominalNumber,
  nominalRow,
  OTHERS,
  READER_STAFF,
  workNumber,
} from './visible-force';

/** What may be held on the very person who reads. None of it is hidden by a label, but what was obtained or is of an operation. */
const HELD = [
  'intelligence',
  'complaint',
  'attribution',
  'declared',
  'obtained',
  'operation',
  'associate',
] as const;

/** The visible force with something held on the reader, some of it in the very files that hold what is visible. */
export function heldOnTheReader(rng: Rng, visible: readonly Delivered[]): Hidden {
  const held = shuffled(rng, HELD).slice(0, 3 + Math.floor(rng() * 4));
  const files = held.flatMap((what) => filesFor(rng, what));
  const inside = files.filter(() => rng() < 0.5);
  const own = files.filter((file) => !inside.includes(file));
  const delivery = { delivery: 'about', suppliedAt: '2026-06-05T09:00:00Z', files: own };
  return {
    deliveries: [...among(rng, visible, inside), ...(own.length > 0 ? [delivery] : [])],
    aims: new Set(),
  };
}

function filesFor(rng: Rng, what: (typeof HELD)[number]): DeliveredFile[] {
  const colleague = pick(rng, OTHERS);
  const nominal = pick(rng, NOMINALS);
  switch (what) {
    case 'intelligence':
      return [
        {
          source: 'intelligence-reports',
          rows: [
            intelligence(
              rng,
              'A1',
              [READER_STAFF],
              [`nominal:${nominal}`, `phone:${nominalNumber(nominal)}`],
            ),
            intelligence(rng, 'A2', [colleague, READER_STAFF], []),
            intelligence(rng, 'A3', [colleague], [`phone:${workNumber(READER_STAFF)}`]),
          ],
        },
      ];
    case 'complaint':
      return [
        {
          source: 'complaints',
          rows: [complaint(rng, 'C1', READER_STAFF), complaint(rng, 'A4', READER_STAFF)],
        },
      ];
    case 'attribution':
      // Of a number that colleagues ring, of one that somebody else is known to hold, and of one that nobody has.
      return [
        {
          source: 'phone-attribution',
          rows: ['07700900999', nominalNumber(nominal), '07700900777'].map((number) =>
            attribution(number, `staff:${READER_STAFF}`),
          ),
        },
      ];
    case 'declared':
      return [
        {
          source: 'notifiable-associations',
          rows: [declaration('A5', colleague, `staff:${READER_STAFF}`)],
        },
      ];
    case 'obtained':
      return [
        {
          source: 'phone-billing',
          rows: Array.from({ length: 5 }, () =>
            call(rng, nominalNumber(nominal), pick(rng, [workNumber(READER_STAFF), '07700900999']), {
              authority: 'CDA/7',
              compartment: 'ALDER',
            }),
          ),
        },
      ];
    case 'operation':
      return [
        {
          source: 'intelligence-reports',
          rows: [intelligence(rng, 'A6', [colleague], [`staff:${READER_STAFF}`], { compartment: 'ALDER' })],
        },
        {
          source: 'links',
          rows: [
            {
              from: `staff:${READER_STAFF}`,
              to: `nominal:${nominal}`,
              kind: 'seen with',
              compartment: 'ALDER',
            },
          ],
        },
      ];
    case 'associate':
      // N9 is of the reader's household.
      return [
        { source: 'nominals', rows: [nominalRow('N9', { numbers: '07700900999', markers: 'offender' })] },
        { source: 'system-access', rows: [lookUp(rng, READER_STAFF, 'N9'), lookUp(rng, colleague, 'N9')] },
        { source: 'organised-crime-groups', rows: [{ ocg_id: 'O9', name: 'Nine', members: 'N9' }] },
      ];
  }
}
