import type { Sight } from '../../src/ingest';
import { OPEN_VIEW } from './projection';

/** Of a loader from whom no record is hidden, for tests that are not about reports. */
export const SEES_ALL: Sight = {
  view: OPEN_VIEW,
  admits: () => true,
  showsWhole: () => true,
  known: (fulls) => Promise.resolve(fulls),
};
