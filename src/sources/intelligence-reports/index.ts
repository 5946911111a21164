import { gradeOf, type GradeField } from '../../model/grade';
import type { Meanings } from '../../model/record';
import { defineSource, type Issue } from '../../model/source';

export const source = defineSource({
  id: 'intelligence-reports',
  title: 'Intelligence reports',
  about:
    'Items of corruption-related intelligence, each graded, with the staff that it is about and what it mentions.',
  owner: 'Counter-corruption unit',
  cadence: 'daily',
  lawfulBasis: 'DPA 2018 Part 3; counter-corruption intelligence APP',
  shape: 'record',
  key: ['report_id', 'item'],
  systemIssued: true,
  introduces: { register: 'report', field: 'report_id' },
  knownFrom: { actioned_at: 'actioned_at', action: 'actioned_at' },
  gradeOf: grade,
  fields: {
    report_id: {
      type: 'reference',
      register: 'report',
      role: 'report',
      required: true,
      about: 'Id of the report.',
    },
    item: { type: 'text', default: '1', about: 'Which item of the report, 1 where it has only one.' },
    recorded_at: { type: 'when', required: true, queryable: true, about: 'When the unit recorded it.' },
    received_at: { type: 'when', queryable: true, about: 'When it reached the force.' },
    channel: {
      type: 'code',
      required: true,
      queryable: true,
      codes: [
        'confidential_phone',
        'confidential_email',
        'anonymous_link',
        'overt',
        'crimestoppers',
        'national_reporting_service',
        'partner_agency',
        'public_complaint',
        'system_monitoring',
        'billing_analysis',
        'other',
      ],
      about: 'How it came in.',
    },
    category: {
      type: 'code',
      required: true,
      queryable: true,
      codes: [
        'infiltration',
        'disclosure_of_information',
        'perverting_the_course_of_justice',
        'sexual_misconduct',
        'controlled_drugs',
        'theft_and_fraud',
        'misuse_of_force_systems',
        'abuse_of_authority',
        'inappropriate_association',
        'vulnerability',
        'assisting_an_offender',
        'other',
      ],
      about: 'National corruption category.',
    },
    apsp: { type: 'boolean', queryable: true, about: 'Abuse of position for a sexual purpose.' },
    scheme: { type: 'code', required: true, codes: ['3x5x2', '5x5x5'], about: 'Grading scheme.' },
    source_grade: { type: 'text', required: true, about: 'Source: 1 to 3, or A to E in a 5x5x5.' },
    information_grade: { type: 'text', required: true, about: 'Information: A to E, or 1 to 5 in a 5x5x5.' },
    handling: { type: 'handling', required: true, about: 'P or C; with a 5x5x5 grade also 1 to 5.' },
    conditions: { type: 'text', about: 'Conditions on its use.' },
    text: { type: 'text', required: true, about: 'What was reported.' },
    subjects: {
      type: 'reference',
      register: 'staff',
      role: 'subject',
      many: true,
      about: 'Staff that it is about.',
    },
    mentions: {
      type: 'reference',
      register: 'nominal',
      alsoRegisters: ['staff', 'phone', 'vehicle', 'organisation', 'address', 'ocg', 'name'],
      role: 'mention',
      many: true,
      about: 'Who and what else it names.',
    },
    source_ref: {
      type: 'text',
      sealed: true,
      about:
        'Reference of the source; kept in the sealed store alone, so that here only a keyed hash of it stands.',
    },
    reporter: {
      type: 'text',
      sealed: true,
      about:
        'Who gave the report in, by name or number; sealed as the reference of the source is. What one reporter is the first to give in is one source.',
    },
    originating_report: {
      type: 'reference',
      register: 'report',
      role: 'originating-report',
      many: true,
      about: 'Reports that this one repeats or was made from: they are one source with it.',
    },
    status: { type: 'text', queryable: true, about: 'Where the report stands.' },
    actioned_at: { type: 'when', queryable: true, about: 'When it was acted on.' },
    action: { type: 'text', about: 'What was done.' },
  },
});

function grade(meanings: Meanings): GradeField | Issue {
  const text = (name: string): string => {
    const value = meanings[name];
    return typeof value === 'string' ? value : '';
  };
  const found = gradeOf(text('scheme'), text('source_grade'), text('information_grade'));
  if (found) return { grade: found };
  const modern = text('scheme') === '3x5x2';
  return {
    code: 'bad_grade',
    field: 'source_grade',
    message: modern
      ? 'A 3x5x2 grade has a source of 1 to 3 and information of A to E.'
      : 'A 5x5x5 grade has a source of A to E and information of 1 to 5.',
  };
}
