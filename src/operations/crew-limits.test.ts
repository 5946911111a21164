import type { Crew } from '../analytics/crews';
import { saidOfCrew, type SharedIncident } from './crew-limits';

const crew: Crew = {
  ...{ id: 'a', members: Uint32Array.of(0, 1, 2), links: Uint32Array.of(0, 1, 2) },
  ...{ observed: 18, expected: 2, excess: 20, support: 1, resolutions: [], densities: [] },
};
/** Six incidents that name two of three members each: none is half of what was observed, and six are not few. */
const incidents = Array.from({ length: 6 }, (_, i): SharedIncident => ({
  incident: { id: `i${i}`, kind: 'shared', people: new Set(), weight: 1 },
  members: 2,
}));

test.each([
  [1, []],
  [0.5, []],
  [0.44, ['Fewer than half of the divisions of the network found it.']],
  [0.09, ['Seldom found when the network was divided otherwise.']],
])('a crew that the share %d of the divisions found', (support, said) => {
  expect(saidOfCrew({ ...crew, support }, incidents, 0)).toEqual(said);
});
