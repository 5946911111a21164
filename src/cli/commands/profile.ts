import type { z } from 'zod';
import { operation } from '../../operations/catalogue/profile';
import { several } from '../../shared/several';
import { MADE_OF_SEEN, ON_THE_LIST } from '../../web/wording/close';
import { ordinal } from '../../web/wording/figures';
import { isSeveral, movedText, weakestText } from '../../web/wording/fragility';
import { heldText } from '../../web/wording/held-back';
import {
  countedSources,
  harmText,
  policyText,
  postText,
  RANKS_UNCERTAIN,
  roundedText,
  testedText,
  uncorroboratedText,
} from '../../web/wording/list';
import { andList } from '../../web/wording/names';
import { parted } from '../../web/wording/reasons';
import { asOfText } from '../../web/wording/time';
import { toldBy } from '../../web/wording/told-by';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, notedTable, who, wrapped } from '../plain';
import type { CliCommand } from '../program';

type Answer = z.output<(typeof operation)['output']>;
type Factor = Answer['row']['factors'][number];

interface Options extends ClockOptions {
  seed?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const profile = program
      .command('profile')
      .argument('<person>', 'an id, <register>:<native id>, or the id of a member of staff')
      .description(
        'one person on the review list: what adds up, who says so, what it rests on and what is unknown',
      )
      .option('--seed <n>', 'seed of the rank intervals');
    withClocks(withExamples(profile, 'profile KV-1048', 'profile staff:KV-1048 --as-of 2026-05-03')).action(
      act(async (run, id: string, { asOf, validAt, seed }: Options) => {
        run.print(await run.ask(operation, { id, asOf, validAt, seed }), profileText);
      }),
    );
  },
};

function profileText(answer: Answer, zone: string): string {
  const { row, policy, tieRule } = answer;
  const { raising, found, nothing } = parted(row.factors);
  const unknown = answer.factors.filter((f) => f.missing.length > 0);
  return lines(
    `${who(row)}, ${asOfText(answer.asOf, zone)}`,
    wrapped(postText(row.post), 0),
    wrapped('A reason to look, never a finding of fact: the figures say how far the records stand out.', 0),
    standing(answer),
    row.sources.length === 0 ? '' : `\nWho says so: ${several(countedSources(row.sources), 'source')}`,
    sourcesTable(answer, zone),
    `\nWhat adds up to ${row.likelihood.toFixed(2)}`,
    wrapped(roundedText(row.likelihood.toFixed(6)), 0),
    factorsTable(answer, raising) || 'Nothing raises this person’s likelihood.',
    found.length === 0 ? '' : '\nFound, and does not raise the likelihood',
    factorsTable(answer, found),
    nothing.length === 0 ? '' : '\nWhat speaks for the person: looked for and not found',
    factorsTable(answer, nothing),
    unknown.length === 0 ? '' : '\nUnknown',
    unknown.map((f) => wrapped(`${f.question} Missing: ${andList(f.missing)}.`, 2)),
    `\n${wrapped(
      `Rests on ${several(answer.records.length, 'record')}. ${ON_THE_LIST} ${MADE_OF_SEEN} ${policyText(policy)} ${tieRule}`,
      0,
    )}`,
  );
}

function standing({ row, population }: Answer): string[] {
  const { fragility } = row;
  const graver = row.uncorroborated ? ` ${uncorroboratedText(row.uncorroborated)}` : '';
  const said = [
    `Rank ${row.rank} of ${population} on the list. Priority ${row.priority}, by likelihood and harm, 1 first.`,
    `Likelihood ${row.likelihood.toFixed(2)}, ${row.likelihoodTitle}; no probability. ${ordinal(row.likelihoodRank)} by it, 90 % interval ${row.interval[0]} to ${row.interval[1]}.`,
    RANKS_UNCERTAIN,
    `Harm ${harmText(row.harm)}.${graver}`,
    row.noComparison ?? `Unusual for the post: ${(row.unusual ?? 0).toFixed(2)}.`,
    fragility === null
      ? ''
      : `Without the ${weakestText(fragility, row.sources)} that ${isSeveral(fragility, row.sources) ? 'carry' : 'carries'} most: ${movedText(row, fragility)}.${fragility.sole ? ' Nothing above 0 is left.' : ''}`,
    heldText(row.heldBack),
  ];
  return said.filter((line) => line !== '').map((line) => wrapped(line, 0));
}

function sourcesTable({ row, records }: Answer, zone: string): string {
  if (row.sources.length === 0) return '';
  return notedTable(
    ['statements', 'count as', 'graded 1A or 1B, or found sustained', 'without it'],
    row.sources.map((source) => ({
      cells: [source.told, source.counted, testedText(source), movedText(row, source)],
      notes: [
        `${toldBy(
          records.filter(({ id }) => source.records.includes(id)),
          zone,
        )}: ${several(source.records.length, 'record')}.${source.why === '' ? '' : ` ${source.counted === 1 ? 'One source' : 'Taken together'}: ${source.why}.`}`,
      ],
    })),
  );
}

function factorsTable({ factors: notes }: Answer, factors: readonly Factor[]): string {
  if (factors.length === 0) return '';
  return notedTable(
    ['adds', 'factor', 'how many count', 'weighed', 'expected of anybody', 'in the post', 'rests on'],
    factors.map((factor) => {
      const notFor = notes.find(({ id }) => id === factor.id)?.notFor ?? '';
      return {
        cells: [
          factor.contribution.toFixed(2),
          factor.title,
          factor.count,
          Number(factor.observed.toFixed(2)),
          Number(factor.expected.toFixed(3)),
          factor.expectedInPost === null ? 'none' : Number(factor.expectedInPost.toFixed(3)),
          factor.records.length,
        ],
        notes: [`${factor.why}${factor.count > 0 && notFor !== '' ? ` Not for: ${notFor}` : ''}`],
      };
    }),
  );
}
