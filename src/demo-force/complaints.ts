import { pick, seededRng, type Rng } from '../shared/random';
import { type Force } from './force';
import { hasMarker } from './nominals';
import { type Staff } from './people';
import { momentIn } from './period';
import { between, chance, logNormal, Weighted } from './sampling';
import { type Complaint, type Finding, type Traces } from './traces';
import { DAY, type Wall } from './wall-clock';

/** Complaints per 100 workforce and year (HMIC 2014, Kent: 19.1). */
const PER_HUNDRED_YEARS = 19.1;

const CATEGORIES = [
  ['Incivility', 24],
  ['Neglect', 26],
  ['Force used', 16],
  ['Procedure', 14],
  ['Discrimination', 5],
  ['Dishonesty', 4],
  ['Off duty', 3],
  ['Data misuse', 2],
  ['Sexual', 1],
  ['Drugs', 0.5],
  ['Corruption', 0.5],
  ['Other', 4],
] as const;
const OUTCOMES: readonly (readonly [Finding, number])[] = [
  ['no_further_action', 38],
  ['not_sustained', 20],
  ['no_case_to_answer', 12],
  ['unfounded', 8],
  ['withdrawn', 8],
  ['sustained', 8],
  ['exonerated', 3],
  ['case_to_answer', 3],
];

/** Everyday complaints, on top of the planted ones up to the yearly rate, in proportion to exposure. */
export function inventComplaints(force: Force, traces: Traces): void {
  const rng = seededRng(`${force.seed}/complaints`);
  const exposed = new Weighted(exposures(rng, force.staff), ([, weight]) => weight);
  const category = new Weighted(CATEGORIES, ([, weight]) => weight);
  const outcome = new Weighted(OUTCOMES, ([, weight]) => weight);
  const complainants = force.nominals.filter(
    (nominal) => nominal.group === undefined && !hasMarker(nominal, 'vulnerable'),
  );
  const wanted = Math.round((force.staff.length * force.months * PER_HUNDRED_YEARS) / 1200);
  while (traces.complaints.length < wanted) {
    const [subject] = exposed.draw(rng);
    const received = momentIn(rng, force.period);
    if (subject.joined > received || (subject.left ?? received) < received) continue;
    const closed = received + Math.ceil(logNormal(rng, 95, 0.7)) * DAY;
    traces.complaints.push({
      received,
      incidentAt: Math.max(subject.joined, received - between(rng, 0, 40) * DAY),
      subjects: [subject, ...alongside(rng, force, subject, received)],
      category: category.draw(rng)[0],
      severity: pick(rng, ['low', 'low', 'low', 'medium', 'high'] as const),
      finding: outcome.draw(rng)[0],
      closed,
      ...(chance(rng, 0.15) ? { complainant: pick(rng, complainants) } : {}),
    });
  }
}

/** Heavy-tailed: the role's contact with the public times a person's own share of it. */
function exposures(rng: Rng, staff: readonly Staff[]): (readonly [Staff, number])[] {
  return staff
    .filter((person) => person.role.complaints > 0)
    .map((person) => [person, person.role.complaints * logNormal(rng, 1, 0.8)]);
}

/** Others of the team complained of with them: a quarter of a person on average (Casey 2022: 1.25 people a case). */
function alongside(rng: Rng, force: Force, subject: Staff, at: Wall): Staff[] {
  const x = rng();
  const count = x < 0.82 ? 0 : x < 0.95 ? 1 : x < 0.98 ? 2 : 3;
  const team = (force.byUnit.get(subject.unit) ?? []).filter(
    (one) => one !== subject && one.joined < at && (one.left ?? at) >= at,
  );
  return team.length === 0 ? [] : [...new Set(Array.from({ length: count }, () => pick(rng, team)))];
}

/** What the register says of it at the time `at`. */
export function findingBy(
  complaint: Complaint,
  at: Wall,
): { finding: Finding | undefined; closed: Wall | undefined } {
  const known = complaint.closed !== undefined && complaint.closed < at;
  return known
    ? { finding: complaint.finding, closed: complaint.closed }
    : { finding: undefined, closed: undefined };
}
