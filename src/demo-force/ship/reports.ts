import { Delivery, type DeliveryTally } from '../delivery';
import { complaintFaults, complaintRow, complaintsShape } from '../exports/complaints';
import { covertReportsShape, reportFaults, reportRow, reportsShape } from '../exports/intelligence';
import { oldReportRow, oldReportsShape } from '../exports/old-intelligence';
import { Register } from '../tally';
import { type Complaint, type Report } from '../traces';
import { DAY, HOUR, isoDate, type Wall } from '../wall-clock';
import { type Shipment } from './shipment';

const DPA = 'DPA 2018 Part 3';

/** Monthly returns: what came in, what was closed or corrected since, and the last week of the month before again. */
export function shipComplaints({ root, force, traces }: Shipment): DeliveryTally[] {
  const register = new Register();
  const complaints = numbered(traces.complaints, (one) => one.received, 'CO', 5);
  const [first] = complaints;
  const sample = first?.one.subjects[0]
    ? complaintRow(first.reference, first.one, first.one.subjects[0], 0)
    : [];
  return force.period.months.map((month, index) => {
    const due = complaints.filter(
      ({ one, position }) =>
        one.received < month.end && (reported(one, month) || corrected(position, one, month)),
    );
    const delivery = new Delivery(root, {
      name: 'complaints-return',
      supplier: 'Professional Standards',
      suppliedAt: month.end + 8 * DAY + 9 * HOUR,
      basis: `${DPA}; policy CC-12`,
    });
    const file = delivery.file('complaints.csv', 'complaints', complaintsShape, {
      register,
      expected: due.length,
      faults: complaintFaults(sample, index),
    });
    due.forEach(({ one, reference, position }, i) => {
      const category = isCorrected(position, one, month.end) ? 'Procedure' : one.category;
      for (const subject of one.subjects)
        file.row(complaintRow(reference, one, subject, month.end, category), `${reference} ${subject.id}`);
      if (i === 0) file.skip(complaintsShape.header.map(() => ''));
    });
    file.skip(complaintsShape.header.map((_, i) => (i === 0 ? 'TOTAL' : i === 1 ? String(due.length) : '')));
    return delivery.close();
  });
}

interface Month {
  readonly start: Wall;
  readonly end: Wall;
}

function reported(one: Complaint, month: Month): boolean {
  const closedNow = one.closed !== undefined && one.closed >= month.start && one.closed < month.end;
  return one.received >= month.start - 7 * DAY || closedNow;
}

/** Of complaints put down as neglect, one in fifteen is recorded again six weeks later as procedure. */
function isCorrected(position: number, one: Complaint, by: Wall): boolean {
  return position % 15 === 7 && one.category === 'Neglect' && one.received + 45 * DAY < by;
}

function corrected(position: number, one: Complaint, month: Month): boolean {
  return isCorrected(position, one, month.end) && !isCorrected(position, one, month.start);
}

/** Quarterly extracts of the intelligence desk, its covert side apart, and once the older system's. */
export function shipReports({ root, force, traces }: Shipment, old: readonly Report[]): DeliveryTally[] {
  const registers = { open: new Register(), covert: new Register() };
  const open = numbered(
    traces.reports.filter((one) => one.compartment === undefined),
    (one) => one.recordedAt,
    'IR',
    5,
  );
  const covert = numbered(
    traces.reports.filter((one) => one.compartment !== undefined),
    (one) => one.recordedAt,
    'CV',
    4,
  );
  const first = open[0]?.one.items[0];
  const deliveries = force.period.quarters.flatMap((quarter, index) => {
    const due = (one: Report): boolean =>
      one.recordedAt < quarter.end &&
      (one.recordedAt >= quarter.start - 5 * DAY || (one.actionedAt ?? 0) >= quarter.start);
    const [reports, kept] = [open.filter(({ one }) => due(one)), covert.filter(({ one }) => due(one))];
    const head = {
      supplier: 'Intelligence Desk',
      suppliedAt: quarter.end + 3 * DAY + 9 * HOUR,
      basis: `${DPA}; policy CC-12`,
    };
    const delivery = new Delivery(root, { ...head, name: 'intelligence' });
    const faults =
      open[0] && first ? reportFaults(reportRow(open[0].reference, open[0].one, first, 1, 0), index) : [];
    const file = delivery.file('reports.csv', 'intelligence-reports', reportsShape, {
      register: registers.open,
      expected: reports.length,
      faults,
    });
    for (const { one, reference } of reports) {
      one.items.forEach((item, i) =>
        file.row(reportRow(reference, one, item, i + 1, quarter.end), `${reference} ${i + 1}`),
      );
    }
    if (kept.length === 0) return [delivery.close()];
    const hidden = new Delivery(root, { ...head, name: 'intelligence-covert' });
    const keptFile = hidden.file('reports-covert.csv', 'intelligence-reports', covertReportsShape, {
      register: registers.covert,
    });
    for (const { one, reference } of kept) {
      one.items.forEach((item, i) =>
        keptFile.row(reportRow(reference, one, item, i + 1, quarter.end), `${reference} ${i + 1}`),
      );
    }
    return [delivery.close(), hidden.close()];
  });
  const archive = new Delivery(root, {
    name: 'old-intelligence',
    supplier: 'Information Management',
    suppliedAt: force.period.start + 7 * DAY,
    basis: `${DPA}; policy IM-07`,
  });
  const file = archive.file('logs.txt', 'intelligence-reports', oldReportsShape);
  for (const { one, reference } of numbered(old, (report) => report.recordedAt, 'LOG', 4)) {
    const [item] = one.items;
    if (item) file.row(oldReportRow(reference, one, item), reference);
  }
  return [...deliveries, archive.close()];
}

interface Numbered<T> {
  readonly one: T;
  readonly reference: string;
  readonly position: number;
}

/** In order of time, with a reference as a system issues it: CO-2026-00042. */
function numbered<T>(
  ones: readonly T[],
  at: (one: T) => Wall,
  prefix: string,
  digits: number,
): Numbered<T>[] {
  return ones
    .map((one, i) => ({ one, i }))
    .sort((a, b) => at(a.one) - at(b.one) || a.i - b.i)
    .map(({ one }, position) => ({
      one,
      position,
      reference: `${prefix}-${isoDate(at(one)).slice(0, 4)}-${String(position + 1).padStart(digits, '0')}`,
    }));
}
