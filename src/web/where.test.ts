import { whereToListen } from './where';

test('loopback needs nothing further', () => {
  expect(whereToListen({ host: '127.0.0.1', port: 3000 }).publicUrl).toBeUndefined();
});

test('another interface is refused, unless a TLS proxy or a port published on loopback is named', () => {
  expect(() => whereToListen({ host: '0.0.0.0', port: 3000 })).toThrow(/PLUMBLINE_PUBLIC_URL/);
  expect(
    whereToListen({ host: '0.0.0.0', port: 3000, publicUrl: 'http://127.0.0.1:8080' }).publicUrl?.port,
  ).toBe('8080');
  expect(
    whereToListen({ host: '0.0.0.0', port: 3000, publicUrl: 'https://plumbline.example' }).publicUrl
      ?.protocol,
  ).toBe('https:');
});

test('plain http to another machine is refused', () => {
  expect(() => whereToListen({ host: '0.0.0.0', port: 3000, publicUrl: 'http://plumbline.example' })).toThrow(
    /in the clear/,
  );
});
