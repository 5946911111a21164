import { idBeside, who } from './naming';

test('a name and the id beside it, once where the name is the id', () => {
  expect(who({ label: 'VANECROFT, Kestra', nativeId: 'KV-1120' })).toBe('VANECROFT, Kestra (KV-1120)');
  expect(who({ label: '+447700900123', nativeId: '+447700900123' })).toBe('+447700900123');
  expect(who({ label: 'DRAYHOLME, Hespera, 2000', nativeId: 'DRAYHOLME, Hespera|2000' })).toBe(
    'DRAYHOLME, Hespera, 2000',
  );
  expect(idBeside({ label: 'Garage', nativeId: 'O1' })).toBe('O1');
});
