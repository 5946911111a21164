import { defineSource } from '../../model/source';

export const source = defineSource({
  id: 'phone-attribution',
  title: 'Telephone attribution',
  about: 'Who used which number and when, on what basis.',
  owner: 'Counter-corruption unit',
  cadence: 'as it comes',
  lawfulBasis: 'DPA 2018 Part 3',
  shape: 'record',
  key: ['number', 'holder', 'from'],
  validFrom: 'from',
  validTo: 'to',
  ordered: [['from', 'to']],
  fields: {
    number: { type: 'reference', register: 'phone', role: 'number', required: true, about: 'The number.' },
    holder: {
      type: 'reference',
      register: 'staff',
      alsoRegisters: ['nominal', 'organisation', 'name'],
      role: 'holder',
      required: true,
      about: 'Who used it.',
    },
    from: { type: 'when', queryable: true, about: 'Since when.' },
    to: { type: 'when', queryable: true, about: 'Until when.' },
    basis: {
      type: 'text',
      required: true,
      queryable: true,
      about:
        'How this is known. A number of a member of staff counts as the force’s own later on too, unless this says that it is intelligence.',
    },
    grade: {
      type: 'grade',
      about:
        'Grade of the attribution. What is graded 1A or 1B counts as tested; of all others, those without a grade included, the review list takes what the bills show of the number as the word of one untested source.',
    },
  },
});
