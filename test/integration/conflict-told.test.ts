import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { openSite, type Site } from '../support/noninterference/pages';
import { EXCLUDED_STAFF, READER_STAFF, visibleForce } from '../support/noninterference/visible-force';
import { asked, openWorld, type World } from '../support/noninterference/world';

// Of somebody whom the reader is excluded from nothing says "no" or "none": all says that it is not for this reader.

const CLOSE = 'because of a conflict of interest';
/** Whatever a page says where it found nothing. */
const NO =
  /pl-empty|That is silence, not innocence|register entry that you can see|Every source with data|Records: 0/;

let folder: string;
let world: World;
let site: Site;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-close-'));
  world = await openWorld(folder, visibleForce(seededRng('close')));
  site = await openSite(world);
}, 60_000);
afterAll(async () => {
  await site.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = async (address: string): Promise<{ status: number; text: string }> => {
  const answer = await site.get(address);
  return { status: answer.status, text: await answer.text() };
};
const person = (id: string): string => encodeURIComponent(`person:TF.staff:${id}`);
const found = (operation: string, question: Record<string, unknown>): Promise<unknown> =>
  asked(world, { operation, question });

test.each([READER_STAFF, ...EXCLUDED_STAFF])(
  'the page of %s, close to the reader, says so and no "no"',
  async (id) => {
    for (const address of [`/entity?id=${person(id)}`, `/entity?id=${person(id)}&source=complaints`]) {
      const { status, text } = await page(address);
      expect(status).toBe(200);
      expect(text).toContain(CLOSE);
      expect(NO.exec(text)?.[0]).toBeUndefined();
      expect(text).not.toContain('/profile?');
    }
    const profile = await page(`/profile?id=${person(id)}`);
    expect([profile.status, profile.text.includes(CLOSE)]).toEqual([403, true]);
    const chart = await page(`/chart?id=${person(id)}`);
    expect(chart.text).toContain(CLOSE);
    expect(chart.text).not.toContain('Nothing that you can see links');
  },
);

test('of everybody else it is said what was found and what was not, and what is never found', async () => {
  const { text } = await page(`/entity?id=${person('S05')}`);
  expect(text).not.toContain(CLOSE);
  expect(text).toContain('Apart from who they are and where they serve, nothing about you');
  expect(text).toContain(`/profile?id=${person('S05')}`);
  // The id of a member of staff, as lists tell it without its register.
  expect((await page('/profile?id=S05')).status).toBe(200);
  expect((await page('/search?query=nobody-of-this-name')).text).toContain('or somebody close to you');
});

test('a question about people is not answered "no" of a number', async () => {
  const { text } = await page(`/entity?id=${encodeURIComponent('number:TF.phone:+447700900101')}`);
  expect(text).toContain('Most in contact with');
  expect(text).not.toMatch(/Declared against observed|Look-ups|No look-ups|Register entry/);
});

test('answers say it, of those whom no visible record names as well', async () => {
  const said = expect.stringContaining(CLOSE) as string;
  expect(await found('entity', { id: 'staff:S03' })).toMatchObject({ conflict: said, ranked: false });
  expect(await found('entity', { id: 'staff:S05' })).toMatchObject({ conflict: null, ranked: true });
  expect(await found('expand', { id: 'staff:S03' })).toMatchObject({ conflict: said });
  expect(await found('ego', { id: 'staff:S03', kinds: 'co-accused' })).toMatchObject({
    none: { conflict: said },
  });
  expect(await found('path', { from: 'staff:S05', to: 'staff:S03', kinds: 'co-accused' })).toMatchObject({
    paths: [],
    none: { conflict: said },
  });
  expect(await found('search', { query: 'S03' })).toMatchObject({ hits: [{ conflict: said }] });
  // A declared associate, whose own register row is hidden: there is no card, and no "nothing of this id" either.
  for (const id of ['nominal:N9', 'person:TF.nominal:N9'])
    await expect(found('entity', { id })).rejects.toMatchObject({ code: 'conflict', message: said });
  await expect(found('entity', { id: 'nominal:N99' })).rejects.toMatchObject({ code: 'not_found' });
});

test('numbers of people are of the list, which says whom it leaves out', async () => {
  const person05 = `/profile?id=${person('S05')}`;
  for (const address of ['/top20', person05]) {
    const { text } = await page(address);
    // Twelve serve: the reader and the three who are close to them are not ranked.
    expect(text).toMatch(/of (<strong>)?8(<\/strong>)? (people|<span class="pl-quiet">)( )?on the list/);
    expect(text).toContain('everybody who serves, but for you and whoever is close to you');
    expect(text).not.toMatch(/\d people who serve/);
  }
  expect((await page(person05)).text).toMatch(/people on this list/);
});
