import { pick, shuffled, type Rng } from '../../../src/shared/random';
import type { Delivered, DeliveredFile } from './delivered';
import {
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
export const AIMS = ['bridge', 'duplicate', 'supersede', 'raise', 'unrelated'] as const;
export type Aim = (typeof AIMS)[number];

/** Why the reader may not see them. */
const VEILS = ['compartment', 'handling', 'after', 'excluded'] as const;
type Veil = (typeof VEILS)[number];

/** Rows that the reader may not see, in files of their own, and what they try to do. */
export function hiddenRecords(
  rng: Rng,
  visible: readonly Delivered[],
): { deliveries: Delivered[]; aims: ReadonlySet<Aim> } {
  const aims = new Set<Aim>();
  const deliveries = shuffled(rng, VEILS)
    .slice(0, 2 + Math.floor(rng() * 3))
    .map((veil) => {
      const files: DeliveredFile[] = [];
      for (const aim of shuffled(rng, AIMS).slice(0, 3)) {
        const made = filesFor(rng, veil, aim, visible);
        if (made.length > 0) aims.add(aim);
        files.push(...made);
      }
      const suppliedAt =
        veil === 'after'
          ? '2026-08-01T09:00:00Z'
          : pick(rng, ['2026-02-01T09:00:00Z', '2026-06-01T09:00:00Z', '2026-06-20T09:00:00Z']);
      return { delivery: `hidden-${veil}`, suppliedAt, files };
    });
  return { deliveries: deliveries.filter((d) => d.files.length > 0), aims };
}

function filesFor(rng: Rng, veil: Veil, aim: Aim, visible: readonly Delivered[]): DeliveredFile[] {
  const mark: Row =
    veil === 'compartment'
      ? { compartment: 'ALDER' }
      : veil === 'handling'
        ? { handling: 'C' }
        : veil === 'after'
          ? { recorded_at: '2026-08-01T08:00:00Z' }
          : {};
  const other = (): string => (veil === 'excluded' ? pick(rng, EXCLUDED_STAFF) : pick(rng, OTHERS));
  switch (aim) {
    case 'bridge':
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
      // A row of an excluded person never has the key of a visible one, but may supersede what names nobody excluded.
      return veil === 'excluded'
        ? [
            {
              source: 'intelligence-reports',
              rows: [intelligence(rng, 'R0', [...EXCLUDED_STAFF.slice(0, 1), 'S05'], [])],
            },
          ]
        : [
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
    case 'duplicate':
      return veil === 'after'
        ? [
            { source: 'phone-billing', rows: rowsOf(visible, 'phone-billing').slice(0, 10) },
            { source: 'complaints', rows: rowsOf(visible, 'complaints').slice(-3) },
          ]
        : [
            {
              source: 'phone-billing',
              rows: rowsOf(visible, 'phone-billing')
                .slice(0, 10)
                .map((row) =>
                  veil === 'excluded' ? { ...row, from: workNumber(other()) } : { ...row, ...mark },
                ),
            },
          ];
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

function rowsOf(visible: readonly Delivered[], source: string): Row[] {
  return visible
    .flatMap((d) => d.files)
    .filter((f) => f.source === source)
    .flatMap((f) => f.rows.map((row) => ({ ...row })));
}
