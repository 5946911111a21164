import { saidDay, saidMonth, toldIn } from './said-time';

test('a day and a month are those of the zone in which they are read', () => {
  // 23:30 on 4 September in UTC is half past midnight on the 5th in London, in summer.
  const text = `Last on ${saidDay(Date.UTC(2026, 8, 4, 23, 30))}, most in ${saidMonth(Date.UTC(2026, 7, 31, 23))}.`;
  expect(toldIn('Europe/London', text)).toBe('Last on 5 September 2026, most in September 2026.');
  expect(toldIn('Etc/UTC', text)).toBe('Last on 4 September 2026, most in August 2026.');
  expect(toldIn('Etc/UTC', 'With {0} and {1}.')).toBe('With {0} and {1}.');
});
