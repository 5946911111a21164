import { staffMeant } from './staff-meant';

/** The register has KV-1 to KV-9. */
const introduced = {
  missing: (entities: Iterable<string>) =>
    Promise.resolve(new Set([...entities].filter((id) => !/^person:KV\.staff:KV-[1-9]$/.test(id)))),
};
const said = (...ids: readonly string[]): Promise<string | undefined> =>
  staffMeant(new Map(ids.map((id) => [id, 2])), introduced);

test('references to nominals that are staff ids are told, with how many there are', async () => {
  expect(await said('person:KV.nominal:kv-4', 'person:KV.nominal:N1', 'person:KV.nominal:KV-1')).toBe(
    '4 references to nominals whom nothing introduces: the register has staff of these ids (KV-1, kv-4). If they are meant, write staff: in front and send the file again.',
  );
});

test('five ids are named, and how many more there are', async () => {
  const ids = [1, 2, 3, 4, 5, 6, 7].map((n) => `person:KV.nominal:KV-${n}`);
  expect(await said(...ids)).toContain('(KV-1, KV-2, KV-3, KV-4, KV-5 and 2 more)');
});

test('other nominals, staff whom nobody introduces, and what is no person are not', async () => {
  for (const id of [
    'person:KV.nominal:N1',
    'person:QX.nominal:KV-1',
    'person:KV.staff:KV-77',
    'case:KV.complaint:KV-1',
  ])
    expect(await said(id)).toBeUndefined();
});
