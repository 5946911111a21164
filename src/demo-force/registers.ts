import { pick, seededRng, shuffled, type Rng } from '../shared/random';
import { type Casting } from './casting';
import { type Force } from './force';
import { inventName, registerName } from './names';
import { hasMarker, isLateNominal, type Nominal } from './nominals';
import { servesThroughout, type Staff } from './people';
import { momentIn } from './period';
import { between, chance } from './sampling';
import { nominalRef, staffRef, type Traces } from './traces';
import { DAY } from './wall-clock';

const CRITERIA = [
  'unspent convictions',
  'under investigation',
  'criminal intelligence',
  'dismissed from policing',
  'journalist',
  'private investigator',
] as const;

/** Declared associations, declared relationships, who holds which number, and the links that analysts stated. */
export function inventRegisters(force: Force, cast: Casting, traces: Traces): void {
  const rng = seededRng(`${force.seed}/registers`);
  const settled = force.staff.filter(
    (person) => servesThroughout(person, force.period) && !cast.isTaken(person),
  );
  const offenders = force.nominals.filter(
    (nominal) => hasMarker(nominal, 'offender') && !cast.isTaken(nominal) && !isLateNominal(nominal),
  );
  declareAssociations(rng, force, settled, offenders, traces);
  declareRelationships(rng, force, settled, traces);
  attributeNumbers(rng, force, traces);
  for (let i = Math.max(6, Math.round(force.groups.length / 2)); i > 0; i--) {
    const group = pick(rng, force.groups);
    const [a, b] = shuffled(rng, group.members);
    if (!a || !b) continue;
    traces.links.push({
      from: nominalRef(a),
      to: nominalRef(b),
      kind: 'seen together',
      weight: between(rng, 1, 4),
      fromDate: momentIn(rng, force.period),
      grade: '2BP',
    });
  }
}

function declareAssociations(
  rng: Rng,
  force: Force,
  settled: readonly Staff[],
  offenders: readonly Nominal[],
  traces: Traces,
): void {
  const wanted = Math.max(6, Math.round((force.staff.length * force.months * 250) / 66000));
  for (const staff of shuffled(rng, settled).slice(0, wanted)) {
    const declared = Math.max(
      staff.joined,
      momentIn(rng, { start: force.period.start - 700 * DAY, end: force.period.end }),
    );
    const known = chance(rng, 0.7);
    traces.associations.push({
      staff,
      associate: known
        ? nominalRef(pick(rng, offenders))
        : `name:${registerName(inventName(rng))}|${between(rng, 1955, 2003)}`,
      relation: pick(rng, ['relative', 'neighbour', 'school friend', 'team mate', 'former partner']),
      criterion: known ? (CRITERIA[between(rng, 0, 2)] ?? CRITERIA[0]) : pick(rng, CRITERIA),
      declared,
      risk: pick(rng, ['low', 'low', 'medium', 'medium', 'high'] as const),
      ...(chance(rng, 0.5) ? { reviewed: declared + between(rng, 30, 400) * DAY } : {}),
    });
  }
}

function declareRelationships(rng: Rng, force: Force, settled: readonly Staff[], traces: Traces): void {
  const couples = shuffled(rng, settled).slice(0, Math.round(settled.length * 0.06));
  for (let i = 0; i + 1 < couples.length; i += 2) {
    const [a, b] = [couples[i], couples[i + 1]];
    if (!a || !b) continue;
    const declared = Math.max(a.joined, b.joined) + between(rng, 0, 150) * DAY;
    traces.relationships.push({ staff: a, person: staffRef(b), relation: 'household', declared });
    if (chance(rng, 0.7))
      traces.relationships.push({ staff: b, person: staffRef(a), relation: 'household', declared });
  }
  for (const staff of shuffled(rng, settled).slice(0, Math.round(settled.length * 0.05))) {
    const person = `name:${registerName(inventName(rng))}|${between(rng, 1950, 2004)}-${String(between(rng, 1, 12)).padStart(2, '0')}`;
    const declared = staff.joined + between(rng, 0, 190) * DAY;
    const over = chance(rng, 0.1) ? { ended: Math.min(force.period.start, declared + 900 * DAY) } : {};
    traces.relationships.push({
      staff,
      person,
      relation: pick(rng, ['family', 'family', 'business'] as const),
      declared,
      ...over,
    });
  }
}

function attributeNumbers(rng: Rng, force: Force, traces: Traces): void {
  for (const nominal of force.nominals) {
    if (nominal.number === undefined || !(nominal.group !== undefined || chance(rng, 0.5))) continue;
    const from = force.period.start - between(rng, 30, 900) * DAY;
    const basis = nominal.group
      ? 'intelligence'
      : pick(rng, ['crime report', 'custody record', 'witness statement']);
    traces.attributions.push({
      number: nominal.number,
      holder: nominalRef(nominal),
      from,
      basis,
      grade: pick(rng, ['1AP', '1BP', '2BP']),
    });
  }
  for (const service of force.services) {
    traces.attributions.push({
      number: service.number,
      holder: `organisation:${service.id}`,
      from: force.period.start - 2000 * DAY,
      basis: service.basis,
      grade: '1AP',
    });
  }
  for (const person of force.staff) {
    if (person.left === undefined || person.workNumber === undefined) continue;
    const dates = { from: Math.max(person.joined, person.left - 1500 * DAY), to: person.left };
    traces.attributions.push({
      number: person.workNumber,
      holder: staffRef(person),
      ...dates,
      basis: 'asset register',
      grade: '1AP',
    });
  }
}
