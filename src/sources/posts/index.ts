import { defineSource } from '../../model/source';

export const source = defineSource({
  id: 'posts',
  title: 'Posts',
  about: 'The posts of the force, who holds each, and the vetting that it asks for.',
  owner: 'Human resources',
  cadence: 'monthly',
  lawfulBasis: 'DPA 2018 Part 3; vetting code of practice',
  shape: 'record',
  key: ['post_id'],
  introduces: { register: 'post', field: 'post_id' },
  personnel: { of: 'staff_id', shown: ['post_id', 'title', 'unit', 'staff_id'], identifiers: [] },
  validFrom: 'from',
  validTo: 'to',
  ordered: [['from', 'to']],
  fields: {
    post_id: { type: 'reference', register: 'post', role: 'post', required: true, about: 'Id of the post.' },
    title: { type: 'text', required: true, queryable: true, about: 'What the post is called.' },
    unit: { type: 'reference', register: 'unit', about: 'Unit that the post belongs to.' },
    designated: {
      type: 'boolean',
      queryable: true,
      about: 'True where the post is designated for higher vetting.',
    },
    vetting_required: { type: 'text', about: 'Vetting level that the post asks for.' },
    staff_id: { type: 'reference', register: 'staff', role: 'holder', about: 'Who holds the post.' },
    from: { type: 'when', queryable: true, about: 'Since when.' },
    to: { type: 'when', queryable: true, about: 'Until when.' },
  },
});
