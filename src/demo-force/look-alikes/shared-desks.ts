import { type Story } from '../scene';

/** Numbers that everybody calls, since an organisation holds them: switchboard, taxi firm, station desk. */
export const sharedDesks: Story = {
  id: 'shared-desks',
  pattern: 'shared-number',
  kind: 'look-alike',
  plant: ({ force }, n) => {
    const desks = force.services.filter((service) => service.basis === 'shared desk phone');
    const service = n < 2 ? force.services[n] : desks[n % desks.length];
    return {
      subjects: [],
      numbers: service ? [service.number] : [],
      summary: `${service?.name ?? ''}: called across the force, held by an organisation`,
    };
  },
};
