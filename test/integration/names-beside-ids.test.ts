import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { openSite, pageAddresses, thingsOf, type Site } from '../support/noninterference/pages';
import { visibleForce } from '../support/noninterference/visible-force';
import { asked, openWorld, type World } from '../support/noninterference/world';

// Whoever is named is named with the id beside it, and no id of somebody who has a name stands alone: on every page.

let folder: string;
let world: World;
let site: Site;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-names-'));
  world = await openWorld(folder, visibleForce(seededRng('names')));
  site = await openSite(world);
}, 60_000);
afterAll(async () => {
  await site.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page shows as text, without what it says to itself and the columns in which names and ids stand apart. */
function textOf(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>|<td class="pl-id">[^<]*<\/td>/g, ' ')
    .replace(/<input[^>]*>/g, ' ')
    .replace(/<\/(td|th|dd|dt|li|p|h1|h2|title)>/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
}

const found = (operation: string, question: Record<string, unknown>): Promise<unknown> =>
  asked(world, { operation, question });

test('every page names whom it names by name and id', async () => {
  const questions = [
    ['expand', { id: 'staff:S05', kinds: 'supervises,co-accused' }],
    ['entity', { id: 'staff:S05' }],
    ['networks', {}],
    ['patterns-run', {}],
  ] as const;
  const things = {};
  for (const [operation, question] of questions)
    Object.assign(things, thingsOf(operation, await found(operation, question)));
  const wrong: string[] = [];
  let named = 0;
  for (const address of pageAddresses(things)) {
    if (/^\/(search|rejects|deliveries|audit)/.test(address)) continue;
    const answer = await site.get(address);
    if (answer.status !== 200) continue;
    const text = textOf(await answer.text());
    for (const [all, id] of text.matchAll(/(?<!Name (?:\| )?)Officer (S\d\d)(?!,? \(?\1)/g))
      wrong.push(`${address}: ${all} ${id}`);
    // An id of a member of staff without "Officer" or another id before it, other than in a row as delivered.
    for (const [all] of text.matchAll(/(?<!Officer S\d\d \(?|Officer |staff:)\bS\d\d\b.{0,20}/g))
      if (!/^\/record/.test(address)) wrong.push(`${address}: id alone, ${all}`);
    named += [...text.matchAll(/Officer S\d\d/g)].length;
  }
  expect(wrong).toEqual([]);
  expect(named).toBeGreaterThan(60);
});

test('what a record names stands by name in answers', async () => {
  const { sources } = (await found('entity', { id: 'staff:S05' })) as {
    sources: { records: { names: { entity: string; nativeId: string; label: string }[] }[] }[];
  };
  const names = sources.flatMap((s) => s.records.flatMap((r) => r.names));
  expect(names).toContainEqual(
    expect.objectContaining({ entity: 'person:TF.staff:S05', nativeId: 'S05', label: 'Officer S05' }),
  );
});

test('the chart opens from a bare id or a name, and gives the form back with what is wrong', async () => {
  const chart = async (id: string): Promise<string> =>
    (await site.get(`/chart?id=${encodeURIComponent(id)}`)).text();
  for (const id of ['S05', 's05', 'Officer S05', 'staff:S05'])
    expect(await chart(id)).toContain('Officer S05 (S05)</h1>');
  for (const [id, said] of [
    ['Officer', 'More than one thing matches “Officer”'],
    ['nobody of this name', 'Nothing that you can see matches “nobody of this name”'],
    ['staff:S99', 'There is nothing of this id in what you can see.'],
  ] as const) {
    const text = await chart(id);
    expect(text).toContain(said);
    expect(text).toContain(`value="${id}"`);
  }
});

test('a chart says beside it which links it does not begin with', async () => {
  const text = await (await site.get(`/chart?id=${encodeURIComponent('staff:S05')}`)).text();
  expect(text).toMatch(/There are others, which Expand adds: (\d+ “[^”]+”(, )?)*\d+ “looked up”/);
});
