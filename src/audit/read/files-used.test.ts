import { FilesUsed } from './files-used';

const told = (details: Record<string, unknown>, act = 'access-changed'): Buffer =>
  Buffer.from(JSON.stringify({ act, details }));

test('what a log told of last is known by file; another is told once, and what could not be told again', () => {
  const files = new FilesUsed();
  files.take(told({ access: 'a1' }));
  files.take(told({ access: 'a2', protected: 'p1' }));
  expect(files.others({ access: 'a2', protected: 'p1' })).toEqual({});
  expect(files.others({ access: 'a1', protected: 'p1' })).toEqual({ access: 'a1' });
  expect(files.others({ access: 'a1', protected: 'p1' })).toEqual({});
  files.forget({ access: 'a1' });
  expect(files.others({ access: 'a1', protected: 'p1' })).toEqual({ access: 'a1' });
});

test('where nothing was told any file that is there is another, and one that is not there is none', () => {
  const files = new FilesUsed();
  expect(files.others({ access: 'a1', protected: '' })).toEqual({ access: 'a1' });
  files.take(told({ protected: 'p1' }));
  expect(files.others({ access: 'a1', protected: '' })).toEqual({ protected: '' });
});

test('no other act counts, nor one that only speaks of it, nor a line that is cut off', () => {
  const files = new FilesUsed();
  files.take(told({ access: 'a1' }, 'accepted'));
  files.take(Buffer.from('{"act":"refused","details":{"x":{"act":"access-changed"},"access":"a1"}}'));
  files.take(told({ access: 'a1' }).subarray(0, -3));
  files.take(Buffer.from('{"act":"access-changed"}'));
  expect(files.others({ access: 'a1' })).toEqual({ access: 'a1' });
});
