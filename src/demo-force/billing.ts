import { pick, seededRng, type Rng } from '../shared/random';
import { type DeliveredFile } from './delivered-file';
import { deskLine, mobileLine } from './exports/billing';
import { type Force } from './force';
import { isExtension, type PhoneNumber } from './numbers';
import { type Staff } from './people';
import { atWork, momentIn, type Period, type Stretch } from './period';
import { chance, geometric, rounded, Weighted } from './sampling';
import { type Call } from './traces';
import { DAY } from './wall-clock';

// Per phone and month, chosen so that 5,500 staff make about 900,000 rows and fewer than 250,000 pairs in a year.
const COLLEAGUES = 2.05;
const SERVICES = 0.85;
const OWN = 0.5;
const FURTHER_CALLS = 3.6;
/** The last days of a bill come again at the head of the next. */
const OVERLAP = 2 * DAY;

type Line = Pick<Call, 'to' | 'at' | 'seconds' | 'sms'>;

/** The force's own phone bills: everyday calls made up as they are written, with the planted ones in their places. */
export class PhoneBills {
  private readonly rng: Rng;
  private readonly services: Weighted<PhoneNumber>;
  /** Numbers of somebody's own life or cases, that nobody else of the force calls. */
  private readonly own = new Map<Staff, readonly PhoneNumber[]>();
  private readonly planted = new Map<string, Call[]>();
  private overlap: { readonly mobile: boolean; readonly line: string }[] = [];

  constructor(
    private readonly force: Force,
    calls: readonly Call[],
  ) {
    this.rng = seededRng(`${force.seed}/billing`);
    this.services = new Weighted(
      force.services.map((service) => service.number),
      (number) => 1 / (1 + force.services.findIndex((service) => service.number === number)),
    );
    const phones = force.staff.filter((person) => person.workNumber !== undefined);
    const each = Math.max(1, Math.min(4, Math.floor(force.numbers.publicNumbers.size / phones.length)));
    for (const person of phones) {
      const taken = Array.from({ length: each }, () => force.numbers.publicNumbers.take());
      this.own.set(person, [...person.declaredNumbers, ...taken.filter((number) => number !== undefined)]);
    }
    for (const call of calls) {
      if (call.authority !== undefined) continue;
      const key = `${call.from} ${monthAt(force.period, call.at)}`;
      const list = this.planted.get(key);
      if (list) list.push(call);
      else this.planted.set(key, [call]);
    }
  }

  /** Writes one quarter, phone by phone and month by month, as itemised bills are. */
  write(quarter: Force['period']['quarters'][number], mobile: DeliveredFile, desk: DeliveredFile): void {
    for (const { mobile: toMobile, line } of this.overlap) (toMobile ? mobile : desk).repeated(line);
    this.overlap = [];
    for (const month of quarter.months) {
      const index = monthAt(this.force.period, month.start);
      for (const person of this.force.staff) {
        const from = person.workNumber;
        if (from === undefined || person.joined >= month.end || (person.left ?? month.end) <= month.start)
          continue;
        const isMobile = !isExtension(from);
        const lines = [...this.everyday(person, month), ...(this.planted.get(`${from} ${index}`) ?? [])];
        lines.sort((a, b) => a.at - b.at);
        for (const { to, at, seconds, sms } of lines) {
          const line = isMobile ? mobileLine(from, to, at, seconds, sms) : deskLine(from, to, at, seconds);
          (isMobile ? mobile : desk).text(line);
          if (at >= quarter.end - OVERLAP) this.overlap.push({ mobile: isMobile, line });
        }
      }
    }
  }

  private everyday(person: Staff, month: Stretch): Line[] {
    const { rng } = this;
    const busy = person.role.calls;
    const during = {
      start: Math.max(month.start, person.joined),
      end: Math.min(month.end, person.left ?? month.end),
    };
    const contacts: PhoneNumber[] = [];
    const team = this.force.byUnit.get(person.unit) ?? [];
    for (let k = rounded(rng, COLLEAGUES * busy); k > 0; k--) {
      const colleague = pick(rng, team).workNumber;
      if (colleague !== undefined && colleague !== person.workNumber) contacts.push(colleague);
    }
    for (let k = rounded(rng, SERVICES * busy); k > 0; k--) contacts.push(this.services.draw(rng));
    for (const number of this.own.get(person) ?? []) if (chance(rng, OWN)) contacts.push(number);
    const lines: Line[] = [];
    const texts = isExtension(person.workNumber ?? '') ? 0 : 0.4;
    for (const to of contacts) {
      for (let k = 1 + geometric(rng, FURTHER_CALLS); k > 0; k--) {
        const sms = !isExtension(to) && chance(rng, texts);
        lines.push({
          to,
          at: atWork(rng, momentIn(rng, during)),
          seconds: sms ? 0 : 5 + geometric(rng, 140),
          sms,
        });
      }
    }
    return lines;
  }
}

/** Which month of the period a time is in. */
export function monthAt(period: Period, at: number): number {
  return period.months.findIndex((month) => at < month.end);
}
