import { seededRng } from '../../shared/random';
import { Delivery, type DeliveryTally } from '../delivery';
import { associationFaults, associationRow, associationsShape } from '../exports/associations';
import { attributionFaults, attributionKey, attributionRow, attributionShape } from '../exports/attribution';
import { linkFaults, linkKey, linkLine } from '../exports/links';
import {
  groupFaults,
  groupRow,
  groupsShape,
  nominalFaults,
  nominalRow,
  nominalsShape,
} from '../exports/nominals';
import { inventAddress, TOWNS } from '../names';
import { isLateNominal } from '../nominals';
import { chance } from '../sampling';
import { Register } from '../tally';
import { DAY, HOUR } from '../wall-clock';
import { type Shipment } from './shipment';

/** The records system's nominals, all at the start and the changed and new ones later, and the crime groups. */
export function shipNominals({ root, force }: Shipment): DeliveryTally[] {
  const rng = seededRng(`${force.seed}/nominals shipped`);
  const register = new Register();
  const blank = nominalsShape.header.map(() => '');
  const head = {
    name: 'sentinel-extract',
    supplier: 'Information Management',
    basis: 'DPA 2018 Part 3; policy IM-07',
  };
  const first = new Delivery(root, { ...head, suppliedAt: force.period.start + 3 * DAY + 10 * HOUR });
  const known = force.nominals.filter((nominal) => !isLateNominal(nominal));
  const sample = known.map((nominal) => nominalRow(nominal))[0] ?? [];
  const file = first.file('nominals.psv', 'nominals', nominalsShape, {
    register,
    faults: nominalFaults(sample),
    expected: known.length,
  });
  for (const nominal of known) file.row(nominalRow(nominal), nominal.id);
  file.skip(blank);

  const middle = force.period.quarters[Math.floor((force.period.quarters.length - 1) / 2)] ?? force.period;
  const second = new Delivery(root, { ...head, suppliedAt: middle.end + 2 * DAY + 10 * HOUR });
  const update = second.file('nominals.psv', 'nominals', nominalsShape, { register });
  for (const nominal of force.nominals) {
    if (isLateNominal(nominal)) update.row(nominalRow(nominal), nominal.id);
    else if (chance(rng, 0.03))
      update.row(nominalRow(nominal, inventAddress(rng, TOWNS[nominal.area] ?? TOWNS[0])), nominal.id);
    else if (chance(rng, 0.02)) update.row(nominalRow(nominal), nominal.id);
  }

  const groups = new Delivery(root, {
    name: 'crime-groups',
    supplier: 'Serious and Organised Crime',
    suppliedAt: force.period.start + 4 * DAY,
    basis: 'DPA 2018 Part 3; policy SC-02',
  });
  const faults = force.groups[0] ? groupFaults(groupRow(force.groups[0])) : [];
  const mapped = groups.file('groups.txt', 'organised-crime-groups', groupsShape, {
    faults,
    expected: force.groups.length,
  });
  for (const group of force.groups) mapped.row(groupRow(group), group.id);
  mapped.skip(groupsShape.header.map((_, i) => (i === 0 ? 'TOTAL' : '')));
  return [first.close(), second.close(), groups.close()];
}

/** Declarations, who holds which number, and stated links: at the start, and again at the end with what is new. */
export function shipRegisters({ root, force, traces }: Shipment): DeliveryTally[] {
  const registers = { associations: new Register(), attribution: new Register(), links: new Register() };
  const declarations = traces.associations.map((one, i) => ({
    one,
    reference: `NA-${String(i + 1).padStart(5, '0')}`,
  }));
  return [force.period.start + 5 * DAY, force.period.end + 5 * DAY].flatMap((at, wave) => {
    const declared = declarations.filter(({ one }) => one.declared < at);
    const vetting = new Delivery(root, {
      name: 'declarations',
      supplier: 'Vetting Unit',
      suppliedAt: at,
      basis: 'Vetting Code of Practice; policy VT-01',
    });
    const sample = declared[0] ? associationRow(declared[0].reference, declared[0].one, at) : undefined;
    const associations = vetting.file('declarations.csv', 'notifiable-associations', associationsShape, {
      unknown: 'reject',
      register: registers.associations,
      expected: declared.length,
      faults: wave === 0 && sample ? associationFaults(sample) : [],
    });
    for (const { reference, one } of declared)
      associations.row(associationRow(reference, one, at), reference);

    const desk = new Delivery(root, {
      name: 'analyst-desk',
      supplier: 'Counter-Corruption Unit',
      suppliedAt: at + DAY,
      basis: 'DPA 2018 Part 3; policy CC-12',
    });
    const held = traces.attributions.filter((one) => wave === 0 || one.to !== undefined);
    const attribution = desk.file('attribution.csv', 'phone-attribution', attributionShape, {
      register: registers.attribution,
      expected: held.length,
      faults: wave === 0 && held[0] ? attributionFaults(attributionRow(held[0], at)) : [],
    });
    for (const one of held)
      if (one.from < at) attribution.row(attributionRow(one, at + DAY), attributionKey(one));
    const stated = traces.links.filter((link) => link.fromDate < at);
    const faults = wave === 1 && stated[0] ? linkFaults(stated[0]) : [];
    const links = desk.file('links.ndjson', 'links', undefined, {
      register: registers.links,
      expected: stated.length,
      faults,
    });
    for (const link of stated) links.text(linkLine(link), linkKey(link));
    return [vetting.close(), desk.close()];
  });
}
