import { defineSource } from '../../model/source';

export const source = defineSource({
  id: 'organised-crime-groups',
  title: 'Organised crime groups',
  about: 'Mapped crime groups and who is in them.',
  owner: 'Serious and organised crime',
  cadence: 'monthly',
  lawfulBasis: 'DPA 2018 Part 3; organised crime group mapping',
  shape: 'record',
  key: ['ocg_id'],
  introduces: { register: 'ocg', field: 'ocg_id' },
  fields: {
    ocg_id: { type: 'reference', register: 'ocg', role: 'self', required: true, about: 'Id of the group.' },
    name: { type: 'text', required: true, about: 'What the group is called.' },
    members: {
      type: 'reference',
      register: 'nominal',
      alsoRegisters: ['staff', 'name'],
      role: 'member',
      many: true,
      about: 'Its members.',
    },
    tier: { type: 'text', queryable: true, about: 'How serious its threat is assessed to be.' },
  },
});
