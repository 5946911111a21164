import type { Register } from '../../model/entity';
import { defineSource } from '../../model/source';

const ANYTHING: readonly Register[] = [
  'staff',
  'name',
  'ocg',
  'phone',
  'organisation',
  'vehicle',
  'address',
  'post',
  'unit',
  'complaint',
  'record',
  'username',
];

export const source = defineSource({
  id: 'links',
  title: 'Stated links',
  about: 'Anything that an analyst already knows: a chart from another tool, a published network.',
  owner: 'Analysts',
  cadence: 'as it comes',
  lawfulBasis: 'DPA 2018 Part 3',
  shape: 'record',
  key: ['from', 'to', 'kind', 'from_date', 'report_id'],
  validFrom: 'from_date',
  validTo: 'to_date',
  ordered: [['from_date', 'to_date']],
  fields: {
    from: {
      type: 'reference',
      register: 'nominal',
      alsoRegisters: ANYTHING,
      role: 'from',
      required: true,
      about: 'One end.',
    },
    to: {
      type: 'reference',
      register: 'nominal',
      alsoRegisters: ANYTHING,
      role: 'to',
      required: true,
      about: 'The other end.',
    },
    kind: { type: 'text', required: true, queryable: true, about: 'What the link is, in free words.' },
    weight: {
      type: 'number',
      least: 0,
      queryable: true,
      about: 'How much it weighs; 1 where nothing is said.',
    },
    from_date: { type: 'when', queryable: true, about: 'Since when.' },
    to_date: { type: 'when', queryable: true, about: 'Until when.' },
    grade: { type: 'grade', about: 'Grade, where it rests on intelligence.' },
    report_id: {
      type: 'reference',
      register: 'report',
      role: 'report',
      about: 'Intelligence report that it comes from.',
    },
  },
});
