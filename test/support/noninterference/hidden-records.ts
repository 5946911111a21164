import { pick, shuffled, type Rng } from '../../../src/shared/random';
import type { Delivered, DeliveredFile } from './delivered';
import { among } from './mix';
import {
  attribution,
  call,
  complaint,
  day,
  EXCLUDED_STAFF,
  intelligence,
  lookUp,
  NOMINALS,
  nominalNumber,
  nominalRow,
  OTHERS,
  staffRow,
  workNumber,
  type Row,
} from './visible-force';

/** What hidden records try to do to what is visible. */
export const AIMS = [
  'bridge',
  'duplicate',
  'supersede',
  'raise',
  'attribute',
  'obtain',
  'widen',
  'mix',
  'unrelated',
] as const;
export type Aim = (typeof AIMS)[number];

/** Why the reader may not see them. */
const VEILS = ['compartment', 'handling', 'after', 'excluded'] as const;
type Veil = (typeof VEILS)[number];

/** What the world that holds more is given, and what the rows that it has more try to do. */
export interface Hidden {
  readonly deliveries: readonly Delivered[];
  readonly aims: ReadonlySet<Aim>;
}

/** What is visible with rows that the reader may not see: in deliveries of their own, and among visible rows of one file. */
export function hiddenRecords(rng: Rng, visible: readonly Delivered[]): Hidden {
  const aims = new Set<Aim>();
  const mixed: DeliveredFile[] = [];
  const own = shuffled(rng, VEILS)
    .slice(0, 2 + Math.floor(rng() * 3))
    .map((veil): Delivered => {
      const files: DeliveredFile[] = [];
      for (const aim of shuffled(rng, AIMS).slice(0, 4)) {
        const made = aim === 'mix' ? bridging(rng, veil) : filesFor(rng, veil, aim, visible);
        if (made.length > 0) aims.add(aim);
        // What was recorded after the reader's time was in no file of before it.
        (aim === 'mix' && veil !== 'after' ? mixed : files).push(...made);
      }
      const suppliedAt =
        veil === 'after'
          ? '2026-08-01T09:00:00Z'
          : pick(rng, ['2026-05-29T08:00:00Z', '2026-06-01T09:00:00Z', '2026-06-20T09:00:00Z']);
      return { delivery: `hidden-${veil}`, suppliedAt, files };
    });
  return { deliveries: [...among(rng, visible, mixed), ...own.filter((d) => d.files.length > 0)], aims };
}

function markOf(veil: Veil): Row {
  switch (veil) {
    case 'compartment':
      return { compartment: 'ALDER' };
    case 'handling':
      return { handling: 'C' };
    case 'after':
      return { recorded_at: '2026-08-01T08:00:00Z' };
    case 'excluded':
      return {};
  }
}

function otherOf(rng: Rng, veil: Veil): () => string {
  return () => (veil === 'excluded' ? pick(rng, EXCLUDED_STAFF) : pick(rng, OTHERS));
}

/** Records that join people whom nothing visible joins. */
function bridging(rng: Rng, veil: Veil): DeliveredFile[] {
  const [mark, other] = [markOf(veil), otherOf(rng, veil)];
  return [
    {
      source: 'intelligence-reports',
      rows: [
        intelligence(
          rng,
          `H-${veil}`,
          [pick(rng, OTHERS), other()],
          NOMINALS.map((n) => `nominal:${n}`),
          { recorded_at: day(rng, 2, 5), ...mark },
        ),
      ],
    },
    {
      source: 'phone-billing',
      rows: [
        call(rng, workNumber(other()), nominalNumber(pick(rng, NOMINALS)), mark),
        call(rng, workNumber(other()), nominalNumber(pick(rng, NOMINALS)), mark),
      ],
    },
  ];
}

function filesFor(rng: Rng, veil: Veil, aim: Aim, visible: readonly Delivered[]): DeliveredFile[] {
  const [mark, other] = [markOf(veil), otherOf(rng, veil)];
  switch (aim) {
    case 'bridge':
    case 'mix':
      return bridging(rng, veil);
    case 'raise':
      return [
        {
          source: 'complaints',
          rows: OTHERS.slice(0, 4).flatMap((s, i) => [
            ...(veil === 'excluded' ? [] : [complaint(rng, `HR${i}-${veil}`, s, mark)]),
            complaint(rng, `C${i}`, veil === 'excluded' ? other() : `${s}X`, mark),
          ]),
        },
        {
          source: 'system-access',
          rows: [
            lookUp(rng, other(), pick(rng, NOMINALS), mark),
            lookUp(rng, other(), pick(rng, NOMINALS), mark),
          ],
        },
      ];
    case 'supersede':
      return superseding(rng, veil, visible);
    case 'duplicate':
      return duplicates(rng, veil, visible);
    case 'attribute':
      return attributing(rng, veil);
    case 'obtain':
      // Obtained under an authority, and so in a compartment besides whatever else hides it.
      return [
        {
          source: 'phone-billing',
          rows: Array.from({ length: 6 }, () =>
            call(rng, nominalNumber(pick(rng, NOMINALS)), pick(rng, [workNumber(other()), '07700900999']), {
              ...{ authority: 'CDA/1', compartment: 'ALDER' },
              ...mark,
            }),
          ),
        },
      ];
    case 'widen':
      return widening(rng, veil);
    case 'unrelated':
      return [
        {
          source: 'links',
          rows: [
            {
              from: `staff:${other()}`,
              to: 'nominal:HN1',
              kind: 'seen with',
              from_date: '2026-04-01',
              ...mark,
            },
          ],
        },
      ];
  }
}

function superseding(rng: Rng, veil: Veil, visible: readonly Delivered[]): DeliveredFile[] {
  const mark = markOf(veil);
  // A row of an excluded person never has the key of a visible one, but may supersede what names nobody excluded.
  if (veil === 'excluded')
    return [
      {
        source: 'intelligence-reports',
        rows: [intelligence(rng, 'R0', [...EXCLUDED_STAFF.slice(0, 1), 'S05'], [])],
      },
    ];
  return [
    {
      source: 'complaints',
      rows: rowsOf(visible, 'complaints')
        .slice(0, 4)
        .map((row) => ({ ...row, category: 'Hidden change', ...mark })),
    },
    { source: 'nominals', rows: [nominalRow('N2', { name: 'Hidden Name', markers: '', ...mark })] },
    {
      source: 'workforce',
      rows: [staffRow('S07', { unit: 'Hidden', ...mark }), staffRow('S99', mark)],
    },
  ];
}

function duplicates(rng: Rng, veil: Veil, visible: readonly Delivered[]): DeliveredFile[] {
  const calls = rowsOf(visible, 'phone-billing').slice(0, 10);
  if (veil === 'after')
    return [
      { source: 'phone-billing', rows: calls },
      { source: 'complaints', rows: rowsOf(visible, 'complaints').slice(-3) },
    ];
  const other = otherOf(rng, veil);
  const again = calls.map((row) =>
    veil === 'excluded' ? { ...row, from: workNumber(other()) } : { ...row, ...markOf(veil) },
  );
  return [{ source: 'phone-billing', rows: again }];
}

/** Whose a number is: of a visible one another holder, and of a number that nobody is known to hold somebody. */
function attributing(rng: Rng, veil: Veil): DeliveredFile[] {
  const mark = markOf(veil);
  const holder = veil === 'excluded' ? [pick(rng, EXCLUDED_STAFF), 'N9'] : [pick(rng, OTHERS), 'N2'];
  const [officer = '', nominal = ''] = holder;
  const given: DeliveredFile[] = [
    {
      source: 'phone-attribution',
      rows: [
        attribution(nominalNumber(pick(rng, NOMINALS)), `staff:${officer}`, mark),
        attribution('07700900888', `staff:${officer}`, mark),
        attribution('07700900888', `nominal:${nominal}`, mark),
      ],
    },
  ];
  if (veil === 'excluded')
    given.push({ source: 'nominals', rows: [nominalRow('N9', { numbers: nominalNumber('N4') })] });
  return given;
}

/** Fields that no visible file of the source has, in an order of their own. */
function widening(rng: Rng, veil: Veil): DeliveredFile[] {
  const [mark, other] = [markOf(veil), otherOf(rng, veil)];
  const reversed = (row: Row): Row => Object.fromEntries(Object.entries(row).reverse());
  const billed = { handset: 'H1', account: 'A1', charge: '0.10', ...mark };
  const opened = { query: 'q', reason: 'r', device_class: 'mobile', outcome: 'o', ...mark };
  return [
    {
      source: 'phone-billing',
      rows: [reversed(call(rng, workNumber(other()), '07700900999', billed))],
    },
    { source: 'system-access', rows: [reversed(lookUp(rng, other(), pick(rng, NOMINALS), opened))] },
  ];
}

function rowsOf(visible: readonly Delivered[], source: string): Row[] {
  return visible
    .flatMap((d) => d.files)
    .filter((f) => f.source === source)
    .flatMap((f) => f.rows.map((row) => ({ ...row })));
}
