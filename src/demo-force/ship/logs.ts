import { setImmediate } from 'node:timers/promises';
import { AccessLog } from '../access';
import { PhoneBills } from '../billing';
import { Delivery, type DeliveryTally } from '../delivery';
import { accessFaults, accessShape } from '../exports/access';
import {
  authorityRow,
  authorityShape,
  covertAuthorityShape,
  deskFaults,
  deskShape,
  mobileFaults,
  mobileShape,
} from '../exports/billing';
import { DAY, HOUR, isoDate } from '../wall-clock';
import { type Shipment } from './shipment';

/** The large logs, a quarter at a time: phone bills, data obtained under authorities, and the access log. */
export async function shipLogs(
  { root, force, traces }: Shipment,
  onProgress: (message: string) => void,
): Promise<DeliveryTally[]> {
  const tallies: DeliveryTally[] = [];
  const bills = new PhoneBills(force, traces.calls);
  const log = new AccessLog(force, traces.lookUps);
  const obtained = traces.calls.filter((call) => call.authority !== undefined).sort((a, b) => a.at - b.at);
  const expires = isoDate(force.period.end + 90 * DAY);
  for (const [index, quarter] of force.period.quarters.entries()) {
    onProgress(`phone bills and access log, quarter ${index + 1} of ${force.period.quarters.length}`);
    await setImmediate();
    const staffMonths = force.staff.length * quarter.months.length;
    const phones = new Delivery(root, {
      name: 'phone-bills',
      supplier: 'Technology Services',
      suppliedAt: quarter.end + 10 * DAY + 8 * HOUR,
      basis: 'Lawful business monitoring; policy IT-11',
    });
    const mobile = phones.file('mobiles.csv', 'phone-billing', mobileShape, {
      expected: staffMonths * 2,
      faults: index === 0 ? mobileFaults(quarter.start) : mobileFaults(quarter.start).slice(0, 1),
    });
    const desk = phones.file('desk-phones.psv', 'phone-billing', deskShape, {
      expected: staffMonths * 5,
      faults: index === 0 ? deskFaults(quarter.start) : [],
    });
    bills.write(quarter, mobile, desk);
    mobile.skip(mobileShape.header.map((_, i) => (i === 0 ? 'TOTAL' : '')));
    tallies.push(phones.close());

    await setImmediate();
    const head = {
      name: 'access-log',
      supplier: 'Information Security',
      suppliedAt: quarter.end + 6 * DAY + 8 * HOUR,
      basis: 'Lawful business monitoring; policy IT-12',
    };
    // The tool was connected late: its first delivery is a backfill.
    const access = new Delivery(root, index === 0 ? { ...head, history: true } : head);
    const faults = index === 0 ? accessFaults(quarter.start) : accessFaults(quarter.start).slice(0, 1);
    log.write(
      quarter,
      access.file('access.csv', 'system-access', accessShape, { expected: staffMonths * 6, faults }),
    );
    tallies.push(access.close());

    const inQuarter = obtained.filter((call) => call.at >= quarter.start && call.at < quarter.end);
    for (const covert of [false, true]) {
      const calls = inQuarter.filter((call) => call.authority?.conditional === covert);
      if (calls.length === 0) continue;
      const name = covert ? 'comms-data-covert' : 'comms-data';
      const data = new Delivery(root, {
        name,
        supplier: 'Communications Data Unit',
        suppliedAt: quarter.end + 12 * DAY,
        basis: 'Investigatory Powers Act 2016 Part 3',
      });
      const file = data.file(
        covert ? 'covert.csv' : 'obtained.csv',
        'phone-billing',
        covert ? covertAuthorityShape : authorityShape,
      );
      for (const call of calls) file.row(authorityRow(call, expires));
      tallies.push(data.close());
    }
  }
  return tallies;
}
