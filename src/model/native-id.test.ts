import { typedReference } from './entity';
import { nativeIdFrom } from './native-id';

test.each([
  ['a hyphen of a word processor', 'KV\u20111001'],
  ['a dash', 'KV\u20131001'],
  ['a zero-width space', 'KV-1\u200b001'],
  ['letters of full width', '\uff2b\uff36-1001'],
  ['blanks around it', '\u00a0KV-1001 '],
])('an id with %s is the same id', (_what, text) => {
  expect([nativeIdFrom('nominal', text), nativeIdFrom('username', text)]).toEqual(['KV-1001', 'KV-1001']);
});

test('the capitals of a staff id make no other person; those of other ids may', () => {
  expect([nativeIdFrom('staff', 'kv-1001'), nativeIdFrom('nominal', 'n1')]).toEqual(['KV-1001', 'n1']);
});

test('what shows nothing is no id', () => {
  for (const register of ['staff', 'nominal', 'name', 'vehicle'] as const)
    expect(nativeIdFrom(register, ' \u200b')).toBeUndefined();
});

test('the type of a reference may be written in capitals', () => {
  expect(typedReference('Staff: KV-1')).toEqual({ register: 'staff', nativeId: 'KV-1' });
});
