import { z } from 'zod';
import type { Recorder } from '../../audit';
import type { GraphStore } from '../../graph/store';
import type { Reader } from '../../model/view';
import type { Projection } from '../../view/projection';
import { referenceTo } from '../about';
import { listUpTo } from '../answer-parts';
import { defineOperation, type Asking, type Operation } from '../operation';
import type { Services } from '../services';

/** Who asks, and how an entry says who that is. */
export const analyst: Reader = {
  ...{ name: 'analyst.one', role: 'analyst', compartments: ['ROE'], clearance: ['P'], loader: false },
  ...{ staffId: undefined, noStaffRecord: { reason: 'test', excluded: [] }, place: '' },
};
export const WHO = { name: 'analyst.one', role: 'analyst' };

const input = z.object({
  of: referenceTo('whom').optional(),
  list: listUpTo(2).optional(),
  reason: z.string().optional(),
  deep: z.object({ n: z.number() }).optional(),
  asOf: z.string().optional(),
  validAt: z.string().optional(),
});

/** An operation that does this. */
export function asked(run: (asking: Asking) => unknown, more: Partial<Operation> = {}): Operation {
  return {
    ...defineOperation({
      ...{ id: 'try', summary: '', input, output: z.unknown(), roles: ['analyst'] },
      ...{ audit: 'consultation', offered: 'get' },
      run: (_services, asking) => Promise.resolve(run(asking)),
    }),
    ...more,
  };
}

/** Services on a graph, with a record that keeps what it is told: `told`, in order. */
export interface Told {
  readonly services: Services;
  readonly told: unknown[];
  /** How many projections were made. */
  readonly projected: () => number;
}

export function servicesThatTell(store: GraphStore | undefined, refusal?: Error): Told {
  const told: unknown[] = [];
  let projected = 0;
  const tell =
    (how: string) =>
    (...given: unknown[]): Promise<void> => {
      told.push([how, ...given]);
      return Promise.resolve();
    };
  const audit: Recorder = {
    before: (act) => tell('before')(act).then(() => ({ entry: 7 })),
    after: tell('after'),
    end: tell('end'),
    tell: tell('tell'),
  };
  const services = {
    ...{ audit, store, settings: { zone: 'Europe/London' } },
    protection: { mayBeRead: () => (refusal ? Promise.reject(refusal) : Promise.resolve()) },
    projections: { of: () => Promise.resolve({ number: (projected += 1) } as unknown as Projection) },
  } as unknown as Services;
  return { services, told, projected: () => projected };
}
