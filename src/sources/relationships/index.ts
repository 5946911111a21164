import { defineSource } from '../../model/source';

export const source = defineSource({
  id: 'relationships',
  title: 'Declared relationships',
  about: 'Household, family and business relationships that members of the force declared.',
  owner: 'Vetting unit',
  cadence: 'monthly',
  lawfulBasis: 'DPA 2018 Part 3; vetting code of practice',
  shape: 'record',
  // No system gives these rows an id: who, to whom and what kind of tie tell one declaration from another.
  key: ['staff_id', 'person_ref', 'relation'],
  recordedFrom: 'declared',
  validFrom: 'declared',
  validTo: 'ended',
  ordered: [['declared', 'ended']],
  knownFrom: { ended: 'ended' },
  fields: {
    staff_id: {
      type: 'reference',
      register: 'staff',
      role: 'declarer',
      required: true,
      about: 'Who declared it.',
    },
    person_ref: {
      type: 'reference',
      register: 'nominal',
      alsoRegisters: ['staff', 'name', 'organisation'],
      role: 'relative',
      required: true,
      about: 'The person, or the business, that the declarer is tied to.',
    },
    relation: {
      type: 'text',
      required: true,
      queryable: true,
      about: 'What the tie is: household, family, business.',
    },
    declared: { type: 'when', required: true, queryable: true, about: 'When it was declared.' },
    ended: { type: 'when', queryable: true, about: 'When it ended.' },
  },
});
