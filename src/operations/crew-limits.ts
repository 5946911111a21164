import type { Crew } from '../analytics/crews';
import { several } from '../shared/several';
import type { Incident, IncidentNetwork } from './incident-network';

/** Kinds that crews are sought among where none is named. */
export const CREW_KINDS = ['co-accused'];

/** Of fewer incidents than these nothing much can be said. */
const FEW_OF_CREW = 5;
const FEW_OF_ALL = 100;
const RARELY = 0.1;

/** An incident, and how many of a crew it names. */
export interface SharedIncident {
  readonly incident: Incident;
  readonly members: number;
}

/** What cannot be said of a list of crews. */
export function saidOfCrews({ notIncidents }: IncidentNetwork, incidents: number): string[] {
  const said = [
    'How often a group of such an excess comes about by chance alone is not known: groups are sought for being close, so the excess gives their order and no probability.',
  ];
  if (notIncidents.length > 0)
    said.push(
      `${notIncidents.map((kind) => `“${kind.caption.toLowerCase()}”`).join(', ')}: weights are not counts of separate incidents, so one long exchange may look like many.`,
    );
  if (incidents < FEW_OF_ALL)
    said.push(
      `${several(incidents, 'incident')} in all: too few to know well what anybody’s own activity leads one to expect.`,
    );
  return said;
}

/** What makes one crew weak. */
export function saidOfCrew(crew: Crew, incidents: readonly SharedIncident[]): string[] {
  const said: string[] = [];
  if (incidents.length < FEW_OF_CREW)
    said.push(`Rests on ${several(incidents.length, 'incident')}: too few to tell a habit from chance.`);
  const largest = Math.max(
    ...incidents.map(({ incident, members }) => (incident.weight * (members * (members - 1))) / 2),
  );
  if (incidents.length > 1 && largest >= crew.observed / 2)
    said.push('Half of it or more rests on a single incident.');
  if (crew.support < RARELY) said.push('Seldom found when the network was divided otherwise.');
  return said;
}
