import { defineSource } from '../../model/source';

export const source = defineSource({
  id: 'nominals',
  title: 'Nominals',
  about:
    'People outside the force whom it holds a record on, with their numbers, addresses, vehicles and markers.',
  owner: 'Force intelligence',
  cadence: 'weekly',
  lawfulBasis: 'DPA 2018 Part 3; management of police information',
  shape: 'record',
  key: ['nominal_id'],
  introduces: { register: 'nominal', field: 'nominal_id' },
  fields: {
    nominal_id: {
      type: 'reference',
      register: 'nominal',
      role: 'self',
      required: true,
      about: 'Id of the nominal.',
    },
    name: { type: 'text', required: true, about: 'Name.' },
    date_of_birth: { type: 'when', about: 'Date of birth, at the precision that is known.' },
    aliases: { type: 'text', many: true, about: 'Other names.' },
    numbers: {
      type: 'reference',
      register: 'phone',
      role: 'number',
      many: true,
      about: 'Telephone numbers.',
    },
    addresses: { type: 'reference', register: 'address', role: 'address', many: true, about: 'Addresses.' },
    vehicles: {
      type: 'reference',
      register: 'vehicle',
      role: 'vehicle',
      many: true,
      about: 'Registration marks.',
    },
    markers: {
      type: 'code',
      many: true,
      queryable: true,
      codes: [
        'offender',
        'organised_crime',
        'victim',
        'vulnerable',
        'journalist',
        'private_investigator',
        'dismissed_officer',
        'under_investigation',
      ],
      about: 'Why contact with this person may matter.',
    },
    ocg_id: {
      type: 'reference',
      register: 'ocg',
      role: 'ocg',
      about: 'Crime group that the person belongs to.',
    },
  },
});
