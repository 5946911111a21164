import { entityId, type Register } from '../model/entity';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { resolveReference } from './resolve-reference';

const named: [Register, string][] = [
  ['vehicle', 'AB12CDE'],
  ['phone', '+447700900123'],
  ['staff', 'KV-1001'],
  ['name', 'SMITH, Jan|1980-02'],
  ['address', '1 High Street, Kelv'],
];
const projection = projectionOf({
  records: [
    versionOf({
      id: 'r1',
      source: 'links',
      recordedAt: endOf('2024-06-01'),
      meanings: {},
      names: named.map(([register, native]) => ({ role: 'from', entity: entityId('KV', register, native) })),
    }),
  ],
});
const resolved = (text: string): string => resolveReference(projection, text).nativeId;

test.each([
  ['vehicle:ab12 cde', 'AB12CDE'],
  ['vehicle:AB12-CDE', 'AB12CDE'],
  ['phone:07700 900 123', '+447700900123'],
  ['phone:(07700) 900-123', '+447700900123'],
  ['staff: KV-1001 ', 'KV-1001'],
  ['name:SMITH,  Jan|1980-02', 'SMITH, Jan|1980-02'],
  ['address:1 High  Street, Kelv', '1 High Street, Kelv'],
])('%s is found as deliveries write it', (text, native) => {
  expect(resolved(text)).toBe(native);
});

test('what nothing names and what is no id are not found, in the same words; what is no reference is told', () => {
  const message = 'There is nothing of this id in what you can see.';
  for (const text of ['staff:KV-9999', 'phone:7.7E+09', 'vehicle: -'])
    expect(() => resolved(text)).toThrow(expect.objectContaining({ code: 'not_found', message }) as Error);
  expect(() => resolved('KV-1001')).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
});
