import { defineSource } from '../../model/source';

export const source = defineSource({
  id: 'phone-billing',
  title: 'Telephone billing',
  about: 'Calls and messages of force telephones, and billing obtained under an authority.',
  owner: 'Telecommunications',
  cadence: 'monthly',
  lawfulBasis:
    'Force-owned accounts: policy on use of force systems; others: Investigatory Powers Act 2016, by authority',
  shape: 'event',
  contact: {
    from: 'from',
    to: 'to',
    kind: 'kind',
    at: 'started',
    table: { name: 'billing', from: 'from', to: 'to', kind: 'kind' },
  },
  requires: { compartment: 'authority' },
  fields: {
    from: { type: 'reference', register: 'phone', required: true, about: 'Number that called or wrote.' },
    to: {
      type: 'reference',
      register: 'phone',
      required: true,
      about: 'Number that was called or written to.',
    },
    started: { type: 'when', required: true, about: 'When it began.' },
    duration_s: { type: 'number', least: 0, about: 'How long it lasted, in seconds.' },
    kind: {
      type: 'code',
      required: true,
      codes: ['voice', 'sms', 'mms', 'data'],
      about: 'What kind of communication.',
    },
    handset: { type: 'text', namesNobody: true, about: 'Handset identity.' },
    account: { type: 'text', about: 'Billed account.' },
    charge: { type: 'number', about: 'Amount charged.' },
    authority: {
      type: 'text',
      namesNobody: true,
      about:
        'Reference and expiry of the authority under which the data was obtained. A row that has one lies in a compartment.',
    },
  },
});
