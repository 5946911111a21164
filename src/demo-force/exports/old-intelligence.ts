import { type ExportShape } from '../mapping';
import { type Report, type ReportItem } from '../traces';
import { compactDate } from '../wall-clock';
import { CATEGORY_CODES, ROUTE_CODES } from './intelligence';

const HEADER = ['LOG', 'DT', 'ROUTE', 'TYPE', 'SRC', 'INF', 'HND', 'DETAIL', 'SUBJ', 'LINKS'] as const;

/** An older system, graded in 5x5x5: letters for the source, digits for the information, handling 1 to 5. */
export const oldReportsShape: ExportShape = {
  mappingFile: 'old-intelligence.yaml',
  header: HEADER,
  lineEnd: '\r\n',
  mapping: {
    source: 'intelligence-reports',
    system: 'old-intel',
    format: { delimiter: '|', encoding: 'windows-1252', header_row: 1 },
    fields: {
      report_id: 'LOG',
      recorded_at: 'DT',
      channel: 'ROUTE',
      category: 'TYPE',
      scheme: { constant: '5x5x5' },
      source_grade: 'SRC',
      information_grade: 'INF',
      handling: 'HND',
      text: 'DETAIL',
      subjects: 'SUBJ',
      mentions: 'LINKS',
    },
    values: { channel: ROUTE_CODES, category: CATEGORY_CODES },
    dates: { recorded_at: { format: 'yyyyMMdd' } },
  },
};

const SOURCE = { '1': 'B', '2': 'E', '3': 'D' } as const;
const INFORMATION = { A: '2', B: '3', C: '4', D: '4', E: '5' } as const;

/** The first item of a report; the older system had one. */
export function oldReportRow(reference: string, report: Report, item: ReportItem): string[] {
  const route = Object.entries(ROUTE_CODES).find(([, channel]) => channel === report.channel)?.[0] ?? 'OTHER';
  const type =
    Object.entries(CATEGORY_CODES).find(([, category]) => category === report.category)?.[0] ?? 'C12';
  return [
    reference,
    compactDate(report.recordedAt),
    route,
    type,
    SOURCE[item.source],
    INFORMATION[item.information],
    item.handling === 'P' ? '1' : '4',
    item.text.replaceAll('\n', ' '),
    item.subjects.map((subject) => subject.id).join(';'),
    item.mentions.join(';'),
  ];
}
