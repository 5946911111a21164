import { askNamed } from '../../src/operations/ask-named';
import { auditedForce, type AuditedForce } from '../support/audited-force';

// What was refused, or failed before anything was looked up, is about somebody by its sealed words alone. The auditors are
// S09 ("auditor") and S04 ("close").

let force: AuditedForce;
beforeAll(async () => {
  force = await auditedForce('in-vain');
}, 60_000);
afterAll(() => force.close());

/** How many acts of somebody each auditor reads. */
async function read(by: string): Promise<number[]> {
  return Promise.all(['auditor', 'close'].map(async (user) => (await force.audit(user, { by })).total));
}

/** What one question more adds to that. */
async function adds(by: string, ask: () => Promise<unknown>): Promise<number[]> {
  const before = await read(by);
  await ask();
  return (await read(by)).map((total, n) => total - (before[n] ?? 0));
}

test.each([
  [
    'who may not ask it',
    'intake',
    'search',
    'not_permitted',
    (about: string) => ({ query: `Officer ${about}` }),
  ],
  ['who asks it wrongly', 'other', 'entity', 'usage', (about: string) => ({ id: `staff:${about}`, x: 1 })],
])(
  'a question of one %s is read by all whom it does not name',
  async (_who, by, operation, code, question) => {
    const refused = (about: string) => async () =>
      expect(await force.refused(by, operation, question(about))).toBe(code);
    expect(await adds(by, refused('S09'))).toEqual([0, 1]);
    expect(await adds(by, refused('S04'))).toEqual([1, 0]);
    expect(await adds(by, refused('S06'))).toEqual([1, 1]);
  },
);

test('so is a search that failed because the store did not answer', async () => {
  const { services } = force;
  const store = { ...services.store, read: () => Promise.reject(new Error('away')) };
  const search = (query: string) => () =>
    askNamed({ ...services, store }, { user: 'other', operation: 'search', question: { query } }).catch(
      () => '',
    );
  expect(await adds('other', search('S09, Officer'))).toEqual([0, 1]);
  expect(await adds('other', search('Officer S06'))).toEqual([1, 1]);
});

test.each([
  ['an address', { address: '/entity?x=1&id=person%3ATF.staff%3AS09' }],
  ['a name in one', { address: '/search?query=Officer+S09' }],
  [
    'a body',
    { address: '/api/v1/link', body: { id: 'called|number:TF.phone:+447700900999|person:TF.staff:S09' } },
  ],
  ['one that is cut', { address: `/x`, body: { a: 'staff:S09', b: 'x'.repeat(9000) } }],
])('and what a page refused, by %s', async (_what, question) => {
  const tell = (): Promise<void> =>
    force.services.audit.tell({
      ...{ act: 'refused', outcome: 'usage', question },
      who: { name: 'other', role: 'analyst', staffId: 'S08' },
    });
  expect(await adds('other', tell)).toEqual([0, 1]);
});

test('an address that is none names nobody', async () => {
  const who = { name: 'other', role: 'analyst', staffId: 'S08' };
  const tell = (): Promise<void> =>
    force.services.audit.tell({ act: 'refused', who, question: { address: '/%E0%A4%A?id=%' } });
  expect(await adds('other', tell)).toEqual([1, 1]);
});
