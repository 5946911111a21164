import { saidOutcomes, saidShared } from './said-of-complaints';

test.each([
  [0, 5, ''],
  [1, 1, ' It names others too, and is divided by their number.'],
  [2, 2, ' Each of them names others too, and is divided by their number.'],
  [1, 5, ' 1 of them names others too, and is divided by their number.'],
  [4, 5, ' 4 of them name others too, and are divided by their number.'],
])('%d of %d complaints that name others', (shared, all, said) => {
  expect(saidShared(shared, all)).toBe(said);
});

const nfa = 'no_further_action';
test.each([
  [
    ['exonerated', 'exonerated', 'no_case_to_answer', 'exonerated', 'exonerated'],
    '5 complaints, of which 4 exonerated and 1 no case to answer',
  ],
  [
    [nfa, 'withdrawn', nfa, undefined],
    '4 complaints, of which 2 no further action, 1 not yet finished and 1 withdrawn',
  ],
  [
    [undefined, nfa, 'sustained', nfa],
    '4 complaints, of which 1 found sustained, 2 no further action and 1 not yet finished',
  ],
  [['sustained'], '1 complaint, found sustained'],
  [[undefined], '1 complaint, not yet finished'],
  [[undefined, undefined], '2 complaints, none of them finished'],
  [['exonerated', 'exonerated'], '2 complaints, each exonerated'],
])('what became of complaints is said beside their number: %j', (findings, said) => {
  expect(saidOutcomes(findings)).toBe(said);
});
