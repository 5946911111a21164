import { pick, seededRng, type Rng } from '../shared/random';
import { monthAt } from './billing';
import { type DeliveredFile } from './delivered-file';
import { accessLine, type AccessEvent, type ActionCode, type DeviceCode } from './exports/access';
import { type Force } from './force';
import { type Nominal } from './nominals';
import { type Staff } from './people';
import { atWork, momentIn, type Stretch } from './period';
import { between, chance, geometric, rounded } from './sampling';
import { type LookUp } from './traces';
import { DAY, steady } from './wall-clock';

/** Rows per person and month: about 600,000 for 5,500 staff in a year. */
const ROWS = 9.4;
const OVERLAP = DAY;
const DEVICES: Readonly<Record<string, DeviceCode>> = { handheld: 'HH', mobile: 'MB', desktop: 'DT' };

/** The monitoring tool's log: sessions made up as they are written, with the planted look-ups in their places. */
export class AccessLog {
  private readonly rng: Rng;
  private readonly perRole: number;
  private readonly local: readonly (readonly Nominal[])[];
  private readonly planted = new Map<string, LookUp[]>();
  private overlap: string[] = [];

  constructor(
    private readonly force: Force,
    lookUps: readonly LookUp[],
  ) {
    this.rng = seededRng(`${force.seed}/access`);
    this.perRole =
      (ROWS * force.staff.length) / force.staff.reduce((sum, person) => sum + person.role.access, 0);
    const areas = Math.max(...force.nominals.map((nominal) => nominal.area)) + 1;
    this.local = Array.from({ length: areas }, (_, area) =>
      force.nominals.filter((nominal) => nominal.area === area),
    );
    for (const lookUp of lookUps) {
      const key = `${lookUp.staff.index} ${monthAt(force.period, lookUp.at)}`;
      const list = this.planted.get(key);
      if (list) list.push(lookUp);
      else this.planted.set(key, [lookUp]);
    }
  }

  /** Writes one quarter, month by month and user by user. */
  write(quarter: Force['period']['quarters'][number], file: DeliveredFile): void {
    for (const line of this.overlap) file.repeated(line);
    this.overlap = [];
    for (const month of quarter.months) {
      const index = monthAt(this.force.period, month.start);
      for (const person of this.force.staff) {
        if (
          person.username === undefined ||
          person.joined >= month.end ||
          (person.left ?? month.end) <= month.start
        )
          continue;
        const planted = (this.planted.get(`${person.index} ${index}`) ?? []).map((lookUp) =>
          plantedEvent(lookUp, person.username ?? ''),
        );
        const events = [...this.sessions(person, person.username, month), ...planted].sort(
          (a, b) => a.at - b.at,
        );
        for (const event of events) {
          const line = accessLine(event);
          file.text(line);
          if (event.at >= quarter.end - OVERLAP) this.overlap.push(line);
        }
      }
    }
  }

  private sessions(person: Staff, username: string, month: Stretch): AccessEvent[] {
    const { rng } = this;
    const during = {
      start: Math.max(month.start, person.joined),
      end: Math.min(month.end, person.left ?? month.end),
    };
    const events: AccessEvent[] = [];
    const device = DEVICES[person.role.device] ?? 'DT';
    for (let left = rounded(rng, this.perRole * person.role.access); left > 0;) {
      let at = atWork(rng, momentIn(rng, during));
      events.push({
        at,
        username,
        app: 'sentinel',
        action: 'LGN',
        type: '',
        record: '',
        query: '',
        reason: '',
        device,
      });
      left--;
      for (let k = Math.min(left, 1 + geometric(rng, 3)); k > 0; k--, left--) {
        at = steady(at + between(rng, 15, 600));
        events.push(
          chance(rng, person.role.lookups)
            ? this.nominalEvent(person, username, at, device)
            : this.otherEvent(username, at, device),
        );
      }
    }
    return events;
  }

  /** Mostly people of the area, some far more often than others; one in seven without a reason. */
  private nominalEvent(person: Staff, username: string, at: number, device: DeviceCode): AccessEvent {
    const { rng } = this;
    const around = chance(rng, 0.85) ? (this.local[person.area] ?? this.force.nominals) : this.force.nominals;
    const nominal = around[Math.floor(around.length * rng() ** 2)] ?? pick(rng, this.force.nominals);
    const searched = chance(rng, 0.35);
    return {
      at,
      username,
      app: 'sentinel',
      action: searched ? 'SRC' : 'VEW',
      type: 'NOM',
      record: nominal.id,
      query: searched ? nominal.name.family : '',
      reason: chance(rng, 0.86) ? `INC-${between(rng, 10000, 99999)}` : '',
      device,
    };
  }

  private otherEvent(username: string, at: number, device: DeviceCode): AccessEvent {
    const { rng } = this;
    const x = rng();
    const action: ActionCode =
      x < 0.55 ? 'VEW' : x < 0.8 ? 'UPD' : x < 0.93 ? 'SRC' : x < 0.985 ? 'PRT' : x < 0.995 ? 'EXP' : 'EML';
    const y = rng();
    const [app, type, record] =
      y < 0.65
        ? (['sentinel', 'INC', `INC-${between(rng, 10000, 99999)}`] as const)
        : y < 0.83
          ? ([
              'plates',
              'VEH',
              `ZZ${between(rng, 10, 69)}${pick(rng, ['ABC', 'DKE', 'HTR', 'PLM'])}`,
            ] as const)
          : (['custody', 'CUS', `CR-${between(rng, 1000, 9999)}`] as const);
    return { at, username, app, action, type, record, query: '', reason: '', device };
  }
}

function plantedEvent(lookUp: LookUp, username: string): AccessEvent {
  const search = lookUp.action === 'search';
  return {
    at: lookUp.at,
    username,
    app: 'sentinel',
    action: search ? 'SRC' : 'VEW',
    type: 'NOM',
    record: lookUp.nominal.id,
    query: search ? lookUp.nominal.name.family : '',
    reason: lookUp.reason ?? '',
    device: DEVICES[lookUp.staff.role.device] ?? 'DT',
  };
}
