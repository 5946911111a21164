import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import { openWorld, type World } from '../support/noninterference/world';

// What was never delivered, and what is hidden from the reader whole, is unknown to every page: two officers, a complaint in a
// compartment, and nothing else.

let folder: string;
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-absent-'));
  world = await openWorld(folder, [
    {
      delivery: 'd1',
      suppliedAt: '2026-06-01T09:00:00Z',
      files: [
        {
          source: 'workforce',
          rows: ['S01', 'S05'].map((id) => ({
            ...{ staff_id: id, name: `Officer ${id}`, kind: 'officer', joined: '2010-01-01' },
          })),
        },
        {
          source: 'complaints',
          rows: [
            {
              ...{ complaint_id: 'C1', received: '2026-03-01', staff_id: 'S05', category: 'Neglect' },
              compartment: 'ALDER',
            },
          ],
        },
      ],
    },
  ]);
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What an answer says is absent, to somebody who is in the compartment or not. */
async function absent(operation: string, question: object, name = 'reader'): Promise<string[]> {
  const { services } = world;
  const reader = await services.readers.named(name);
  const answer = await ask(services, operationNamed(operation), reader, question);
  return (answer as { absent: string[] }).absent;
}

test.each([
  ['view', {}],
  ['entity', { id: 'staff:S05' }],
  ['home', {}],
])('%s names every source that has nothing in this view, and none that has', async (operation, question) => {
  const found = await absent(operation, question);
  expect(found).toEqual(expect.arrayContaining(['complaints', 'phone-billing', 'system-access']));
  expect(found).not.toContain('workforce');
  const all = await absent(operation, question, 'all');
  expect(found.filter((source) => !all.includes(source))).toEqual(['complaints']);
});
