import { seededRng, type Rng } from '../shared/random';
import { inventAddress, inventName, registerName, TOWNS, type PersonName } from './names';
import { extension, type NumberPlan, type PhoneNumber } from './numbers';
import { type Period } from './period';
import { COMMAND, OFFICER_ROLES } from './officer-roles';
import { type Role } from './roles';
import { STAFF_ROLES } from './staff-roles';
import { between, chance, logNormal } from './sampling';
import { DAY, isoDate, wallOf, type Wall } from './wall-clock';

const ROLES = [...OFFICER_ROLES, ...STAFF_ROLES];

export interface Staff {
  readonly index: number;
  /** As the workforce register knows them: KV-1001. */
  readonly id: string;
  readonly name: PersonName;
  readonly born: Wall;
  readonly role: Role;
  readonly title: string;
  readonly rank: string;
  readonly unit: string;
  readonly area: number;
  supervisor: Staff | undefined;
  readonly joined: Wall;
  readonly left: Wall | undefined;
  readonly username: string | undefined;
  readonly workNumber: PhoneNumber | undefined;
  readonly declaredNumbers: PhoneNumber[];
  readonly address: string;
}

/** Their row in the register: "BRACKMERE, Sorrel". */
export function staffName(person: Staff): string {
  return registerName(person.name);
}

/** Works throughout the period, so that a story cast on them can run at any time. */
export function servesThroughout(person: Staff, period: Period): boolean {
  return person.joined < period.start - 200 * DAY && person.left === undefined;
}

/** `count` people in teams under sergeants, inspectors, superintendents and one chief: a tree. */
export function inventWorkforce(seed: string, count: number, period: Period, numbers: NumberPlan): Staff[] {
  const rng = seededRng(`${seed}/people`);
  const hire = hiring(rng, period, numbers, Math.min(0.6, (0.95 * numbers.mobiles.size) / (0.65 * count)));
  const commandCount = Math.max(COMMAND.least, Math.round(count * COMMAND.share));
  const superintendents = Math.max(1, Math.round(commandCount / 9));
  const command = Array.from({ length: commandCount }, (_, i) => {
    const rank = i === 0 ? 'Chief Constable' : i <= superintendents ? 'Superintendent' : 'Inspector';
    return hire({ role: COMMAND, rank, title: rank, unit: 'Command', area: i % TOWNS.length, lead: true });
  });
  const inspectors = command.slice(1 + superintendents);
  command.forEach((person, i) => {
    if (i > 0) person.supervisor = command[i <= superintendents ? 0 : 1 + (i % superintendents)];
  });
  let teams = 0;
  const workforce = [...command];
  for (const { role, heads } of headcounts(count - commandCount)) {
    for (let done = 0, team = 1; done < heads; done += role.team, team++) {
      const area = (team - 1) % TOWNS.length;
      const unit = `${role.unit} ${TOWNS[area] ?? ''} ${Math.ceil(team / TOWNS.length)}`;
      const size = Math.min(role.team, heads - done);
      const boss = inspectors[teams++ % inspectors.length];
      const lead = hire({
        role,
        rank: role.leadRank,
        title: `${role.title} (team leader)`,
        unit,
        area,
        lead: true,
      });
      lead.supervisor = boss;
      workforce.push(lead);
      for (let i = 1; i < size; i++) {
        const member = hire({ role, rank: role.rank, title: role.title, unit, area, lead: false });
        member.supervisor = lead;
        workforce.push(member);
      }
    }
  }
  return workforce;
}

function headcounts(count: number): { role: Role; heads: number }[] {
  const shares = ROLES.reduce((sum, role) => sum + role.share, 0);
  const heads = ROLES.map((role) => ({
    role,
    heads: Math.max(role.least, Math.floor((role.share / shares) * count)),
  }));
  const over = heads.reduce((sum, part) => sum + part.heads, 0) - count;
  const response = heads[0];
  if (response) response.heads -= over;
  return heads;
}

interface Opening {
  readonly role: Role;
  readonly rank: string;
  readonly title: string;
  readonly unit: string;
  readonly area: number;
  readonly lead: boolean;
}

function hiring(rng: Rng, period: Period, numbers: NumberPlan, mobiles: number): (opening: Opening) => Staff {
  const years = (period.end - period.start) / (365 * DAY);
  let index = 0;
  return (opening) => {
    const i = index++;
    const name = inventName(rng);
    // Leaders and the small specialist units stay, so that a small force keeps somebody in each post.
    const settled = opening.lead || opening.role.share < 0.02;
    const joiner = !settled && chance(rng, 0.04 * years);
    const joined = joiner ? dayIn(rng, period.start, period.end) : period.start - tenure(rng, settled);
    const leaves = !joiner && !settled && chance(rng, 0.05 * years);
    const handset = opening.role.calls > 0 && (settled || chance(rng, 0.93));
    const mobile =
      handset && opening.role.kind === 'officer' && opening.role.id !== 'command' && chance(rng, mobiles);
    const declared = chance(rng, 0.3) ? numbers.declared.take() : undefined;
    return {
      ...opening,
      index: i,
      id: `KV-${1001 + i}`,
      name,
      born: dayIn(rng, joined - 36 * 365 * DAY, joined - 19 * 365 * DAY),
      supervisor: undefined,
      joined,
      left: leaves ? dayIn(rng, period.start, period.end) : undefined,
      username: chance(rng, 0.97) || settled ? `u${String(20417 + i * 3)}` : undefined,
      workNumber: handset ? ((mobile ? numbers.mobiles.take() : undefined) ?? extension(i)) : undefined,
      declaredNumbers: declared === undefined ? [] : [declared],
      address: inventAddress(rng, TOWNS[opening.area] ?? TOWNS[0]),
    };
  };
}

function tenure(rng: Rng, lead: boolean): number {
  const years = Math.min(30, logNormal(rng, lead ? 12 : 6, 0.8));
  return Math.max(40, Math.floor(years * 365)) * DAY;
}

function dayIn(rng: Rng, from: Wall, to: Wall): Wall {
  const first = Math.floor(from / DAY);
  return wallOf(isoDate(between(rng, first, Math.floor(to / DAY) - 1) * DAY));
}
