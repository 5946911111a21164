import { refusal } from './contract-check';
import { type DeliveredFileRows } from './delivered-rows';

type Row = Readonly<Record<string, string>>;

/** The good rows of all deliveries, joined only by what a reader could join them by: numbers, usernames, ids. */
export class Evidence {
  readonly staffOfNumber = new Map<string, string>();
  readonly unitOf = new Map<string, string>();
  readonly titleOf = new Map<string, string>();
  readonly nominals = new Map<string, Row>();
  readonly nominalOfNumber = new Map<string, string>();
  readonly calls: { from: string; to: string; at: number; authority: string }[] = [];
  readonly lookUps: { staff: string; nominal: string; at: number; reason: string }[] = [];
  private readonly rows = new Map<string, Row[]>();

  constructor(files: readonly DeliveredFileRows[]) {
    for (const file of files) {
      const good = file.rows
        .filter((row) => refusal(file.source, row) === undefined)
        .map((row) => row.values);
      this.rows.set(file.source, [...this.of(file.source), ...good]);
    }
    const usernames = new Map<string, string>();
    for (const row of this.of('workforce')) {
      const id = row['staff_id'] ?? '';
      this.unitOf.set(id, row['unit'] ?? '');
      for (const number of listed(row['work_numbers'])) this.staffOfNumber.set(digits(number), id);
      for (const name of listed(row['usernames'])) usernames.set(name, id);
    }
    for (const row of this.of('posts')) this.titleOf.set(row['staff_id'] ?? '', row['title'] ?? '');
    for (const row of this.of('nominals')) {
      this.nominals.set(row['nominal_id'] ?? '', row);
      for (const number of listed(row['numbers']))
        this.nominalOfNumber.set(digits(number), row['nominal_id'] ?? '');
    }
    for (const row of this.of('phone-billing')) {
      const at = Date.parse(row['started'] ?? '') / 1000;
      this.calls.push({
        from: digits(row['from']),
        to: digits(row['to']),
        at,
        authority: row['authority'] ?? '',
      });
    }
    for (const row of this.of('system-access')) {
      if (row['record_type'] !== 'nominal') continue;
      const at = Date.parse(row['at'] ?? '') / 1000;
      const staff = usernames.get(row['username'] ?? '') ?? '';
      this.lookUps.push({ staff, nominal: row['record_id'] ?? '', at, reason: row['reason'] ?? '' });
    }
  }

  of(source: string): readonly Row[] {
    return this.rows.get(source) ?? [];
  }

  /** Times of the calls of somebody's work phone to a number. */
  callsTo(staff: string, number: string): number[] {
    return this.calls
      .filter((call) => call.to === number && this.staffOfNumber.get(call.from) === staff)
      .map((call) => call.at)
      .sort((a, b) => a - b);
  }

  isGroupMember(nominal: string): boolean {
    return listed(this.nominals.get(nominal)?.['markers']).includes('organised_crime');
  }

  /** The latest row of each complaint and person. */
  complaintsOf(staff: string): Row[] {
    const rows = this.of('complaints').filter((row) => row['staff_id'] === staff);
    return [...new Map(rows.map((row) => [row['complaint_id'] ?? '', row])).values()];
  }

  reportsOn(staff: string): Row[] {
    const rows = this.of('intelligence-reports').filter((row) => listed(row['subjects']).includes(staff));
    return [...new Map(rows.map((row) => [`${row['report_id'] ?? ''} ${row['item'] ?? ''}`, row])).values()];
  }

  /** Whether somebody declared this nominal, as an association or a relationship. */
  hasDeclared(staff: string, nominal: string): boolean {
    const typed = `nominal:${nominal}`;
    return (
      this.of('notifiable-associations').some(
        (row) => row['staff_id'] === staff && row['associate'] === typed,
      ) || this.of('relationships').some((row) => row['staff_id'] === staff && row['person_ref'] === typed)
    );
  }
}

export function listed(text: string | undefined): string[] {
  return (text ?? '').split(';').filter((part) => part !== '');
}

function digits(text: string | undefined): string {
  return (text ?? '').replaceAll(' ', '').replace(/^\+44/, '0');
}

/** The most times within any window of `seconds`; `times` in order. */
export function mostWithin(times: readonly number[], seconds: number): number {
  let most = 0;
  let first = 0;
  times.forEach((at, i) => {
    while (at - (times[first] ?? at) > seconds) first++;
    most = Math.max(most, i - first + 1);
  });
  return most;
}
