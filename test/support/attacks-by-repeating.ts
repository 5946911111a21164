import type { RecordVersion } from '../../src/model/record';
import { dayAfter, report, type Attack } from './attacked-force';

const NOW = '2024-12-20';

/** What ten people say, each in words of their own. */
const TEXTS = [
  'He meets Baxter behind the gym every Friday and takes an envelope of cash from him',
  'The sergeant told her cousin which house the drugs team would raid on the Tuesday',
  'Seen drinking with two men of the Carter group at the golf club in March this year',
  'She photographs screens of the custody system with a second telephone and sends them on',
  'A number plate was checked for a man who sells cars near the harbour without reason',
  'Rumour in the town has it that an officer warns dealers before every warrant there',
  'My brother said the constable asked him for money to lose the file about his fine',
  'He brags in the changing room about friends who pay for holidays in Spain each year',
  'The landlord of the Crown hears names of informants from him late on Saturday nights',
  'He left a sealed exhibit in his own car and came back with less than was in it',
];

function truth(officer: string): RecordVersion[] {
  return TEXTS.map((text, i) =>
    report(`x${i}`, officer, dayAfter(NOW, -20 * i), '2B', 'infiltration', { source_ref: `x${i}`, text }),
  );
}

function repeating(name: string, of: (i: number) => Parameters<typeof report>[5]): Attack {
  return {
    name: `ten independent graded sources, and one hand that ${name}`,
    records: (o) => [...truth(o), ...TEXTS.map((_, i) => report(`y${i}`, o, NOW, '3E', 'other', of(i)))],
  };
}

/** Ten true sources whom one hand repeats, so that they be taken for one. */
export const REPEATED: readonly Attack[] = [
  repeating('copies each by a line that hides who speaks', (i) => ({
    channel: 'crimestoppers',
    text: TEXTS[i]!,
  })),
  repeating('makes a report from each', (i) => ({ source_ref: 'y', originating_report: [`x${i}`] })),
  repeating('gives the words of each under the reference of another', (i) => ({
    source_ref: `x${i}`,
    text: TEXTS[(i + 1) % TEXTS.length]!,
  })),
];
