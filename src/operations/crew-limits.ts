import type { Crew } from '../analytics/crews';
import { several } from '../shared/several';
import type { Incident, IncidentNetwork } from './incident-network';

/** Kinds that crews are sought among where none is named. */
export const CREW_KINDS = ['co-accused'];

/** Separate incidents that a group must rest on: "together again and again" says that something was repeated. */
export const LEAST_INCIDENTS = 2;

/** Of fewer incidents than these nothing much can be said. */
const FEW_OF_CREW = 5;
const FEW_OF_ALL = 100;
const RARELY = 0.1;
const HALF = 0.5;

/** An incident, and how many of a crew it names. */
export interface SharedIncident {
  readonly incident: Incident;
  readonly members: number;
}

/** What cannot be said of a list of crews. */
export function saidOfCrews(
  { notIncidents }: IncidentNetwork,
  { incidents, restOnOne }: { readonly incidents: number; readonly restOnOne: number },
): string[] {
  const said = [
    'The excess is O·ln(O / E) − (O − E), in nats, and gives the order and no probability: groups are sought for being close, so how often one of such an excess comes about by chance alone is not known.',
    'An incident counts whoever told of it: ten complaints by one complainant that name the same four are ten. Who speaks is on their profiles.',
  ];
  if (restOnOne > 0)
    said.push(
      `${several(restOnOne, 'group')} ${restOnOne === 1 ? 'rests' : 'rest'} on one incident and ${restOnOne === 1 ? 'is' : 'are'} not shown: nothing was repeated.`,
    );
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

/**
 * What makes one crew weak.
 * @param withoutUnit members of whom no unit is known; null where none is known of anybody, which the whole list says.
 */
export function saidOfCrew(
  crew: Crew,
  incidents: readonly SharedIncident[],
  withoutUnit: number | null,
): string[] {
  const said: string[] = [];
  if (incidents.length < FEW_OF_CREW)
    said.push(`Rests on ${several(incidents.length, 'incident')}: too few to tell a habit from chance.`);
  const largest = Math.max(
    ...incidents.map(({ incident, members }) => (incident.weight * (members * (members - 1))) / 2),
  );
  if (incidents.length > 1 && largest >= crew.observed / 2)
    said.push('Half of it or more rests on a single incident.');
  if (withoutUnit !== null && withoutUnit > 0)
    said.push(
      `No unit is known of ${withoutUnit === crew.members.length ? 'any member' : `${withoutUnit} of ${crew.members.length} members`}: whether they work together is not allowed for.`,
    );
  if (crew.support < RARELY) said.push('Seldom found when the network was divided otherwise.');
  else if (crew.support < HALF) said.push('Fewer than half of the divisions of the network found it.');
  return said;
}
