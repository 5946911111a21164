import { stringify } from 'yaml';
import { type Casting } from './casting';
import { type Force } from './force';
import { type PlantedStory } from './plant';
import { type Staff } from './people';
import { staffRef, type Traces } from './traces';
import { DAY } from './wall-clock';

/** Who in Professional Standards reads as which user. */
interface Readers {
  readonly analyst: Staff;
  readonly rowan: Staff;
  readonly supervisor: Staff;
}

/**
 * Gives the readers lives that exclude them from something: the first analyst lives with an officer who has many
 * complaints, the second has a declared business partner in the force, and the supervisor leads both.
 */
export function giveReadersLives(
  force: Force,
  cast: Casting,
  planted: readonly PlantedStory[],
  traces: Traces,
): Readers {
  const unit = force.staff.filter((person) => person.role.id === 'standards');
  const supervisor = unit[0] as Staff;
  const [analyst, rowan] = unit.filter((person) => person.supervisor === supervisor) as [Staff, Staff];
  const partner = planted.find(({ story }) => story.id === 'busy-response')?.subjects[0];
  const since = force.period.start - 30 * DAY;
  if (partner)
    traces.relationships.push({
      staff: analyst,
      person: staffRef(partner),
      relation: 'household',
      declared: since,
    });
  const other = cast.withRole(['neighbourhood', 'response']);
  traces.relationships.push({ staff: rowan, person: staffRef(other), relation: 'business', declared: since });
  return { analyst, rowan, supervisor };
}

/** access.yaml: four views of the same data, who reads the audit record, and the account that loads it. */
export function accessFile(readers: Readers): string {
  return stringify({
    users: [
      {
        name: 'analyst.one',
        staff_id: readers.analyst.id,
        role: 'analyst',
        compartments: [],
        clearance: ['P'],
      },
      {
        name: 'analyst.rowan',
        staff_id: readers.rowan.id,
        role: 'analyst',
        compartments: ['ROWAN'],
        clearance: ['P', 'C'],
      },
      {
        name: 'supervisor.one',
        staff_id: readers.supervisor.id,
        role: 'supervisor',
        compartments: ['ROWAN', 'ALDER'],
        clearance: ['P', 'C'],
      },
      {
        name: 'meeting',
        no_staff_record: {
          reason:
            'The meeting is several people; nobody in it is shown who is close to the one who leads it.',
          excluded: [readers.supervisor.id],
        },
        role: 'meeting',
        compartments: [],
        clearance: ['P'],
      },
      {
        name: 'auditor.one',
        no_staff_record: { reason: 'The auditor is of the inspectorate, not of the force.', excluded: [] },
        role: 'auditor',
      },
      { name: 'intake', role: 'administrator', loader: true },
    ],
  });
}
