import { sourcesAbout, type IndependenceRules, type SourcesAbout } from '../independence';
import { canonicalJson } from '../shared/hash';
import type { Projection } from '../view/projection';
import { remembered } from './remembered';

/** The independent sources about each member of staff, over what a projection shows; worked out once for it. */
export function independentSources(projection: Projection, rules: IndependenceRules): SourcesAbout {
  return remembered(projection, 'independent sources', canonicalJson(rules), () =>
    sourcesAbout(
      {
        records: (source) => projection.recordsOf(source),
        // What a view shows of a complaint leaves out a finding that is not known yet.
        foundSustained: (record) => record.meanings['finding'] === 'sustained',
      },
      rules,
    ),
  );
}
