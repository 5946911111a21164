import { linkLines, linksTold } from './links-told';

const links = [
  { reader: 'anna', url: 'http://127.0.0.1:3000/sign-in?token=a' },
  { reader: 'intake', url: 'http://127.0.0.1:3000/sign-in?token=b' },
];

test('the link that scripts wait for is last and alone on its line; whom it signs in is said beside', () => {
  expect(linkLines(links)).toEqual([
    'sign-in anna http://127.0.0.1:3000/sign-in?token=a',
    'ready http://127.0.0.1:3000/sign-in?token=b',
  ]);
  expect(linksTold(links, { pid: 7, atTerminal: true })).toBe(
    'The last link signs in intake. Links are good once, for 15 minutes; for fresh ones press Enter here, or send the signal HUP: kill -HUP 7',
  );
});

test('a demonstration’s link is nobody’s, and without a terminal nobody is told to press Enter', () => {
  const told = linksTold([{ reader: undefined, url: 'http://x' }], { pid: 7, atTerminal: false });
  expect(told).toBe(
    'The last link lets whoever opens it choose a reader. Links are good once, for 15 minutes; for fresh ones send the signal HUP: kill -HUP 7',
  );
});
