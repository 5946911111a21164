import { z } from 'zod';
import { toldIn, type Harm, type Saying, type ScorecardRow } from '../risk';
import type { Projection } from '../view/projection';
import { named, namedBy, whoIs } from './named';
import { shownId, shownName, shownText, word, type Show, type ShownName } from './show';

const peerGroup = z.record(word, z.union([word, z.number()]));

export const scorecardFactor = z.strictObject({
  id: word,
  family: word,
  title: word,
  /** Nats, in whole millionths: contributions add up to the score exactly. */
  contribution: z.number(),
  observed: z.number(),
  expected: z.number(),
  /** Of the others in the same post; null where they are too few. */
  expectedInPost: z.number().nullable(),
  count: z.number().int(),
  /** Records and contact months that it rests on. */
  records: z.array(shownId),
  peerGroup,
  why: shownName,
});

const harm = z.strictObject({
  band: word,
  /** From 0 to 100, by the policy. */
  weight: z.number(),
  category: word.nullable(),
  records: z.array(shownId),
  /** Independent sources that allege it, or something as grave. */
  sources: z.number().int(),
  /** True where nobody says that it was of this category: it is inferred from what systems recorded. */
  bySystem: z.boolean(),
  /** True where all who allege it came by ways that hide who speaks. */
  anonymous: z.boolean(),
});

/** Where the person would stand without it, all others being as they are. */
const standingWithout = z.strictObject({
  scoreWithout: z.number(),
  /** Behind whoever would be equal. */
  rankWithout: z.number().int(),
  /** How many others would be equal. */
  equalWithout: z.number().int(),
  priorityWithout: z.number().int(),
});

/** Rules of the policy about whom complaints do not make known, and for what they are taken. */
export const namelessTaken = z.strictObject({
  namelessComplaints: z.enum(['anonymous', 'people']).optional(),
  complainantsByName: z.enum(['anonymous', 'people']).optional(),
});

export const scorecardRow = z.strictObject({
  rank: z.number().int(),
  ...named.shape,
  /** Rank or grade (where there is none, the kind of staff) and unit, as at the time of the list. */
  post: z.strictObject({ role: shownText, unit: shownText }),
  /** By the policy's matrix of likelihood and harm, which are never multiplied; 1 = first. */
  priority: z.number().int(),
  /** How likely that there is something to find: an index in nats, the sum of the contributions; no probability. */
  likelihood: z.number(),
  likelihoodBand: word,
  /** The band as the policy calls it. */
  likelihoodTitle: word,
  /** The gravest matter that credible independent records allege. */
  harm,
  /** What is graver and stands on one untested source alone: told, and not counted. */
  uncorroborated: harm.nullable(),
  /** The likelihood. */
  score: z.number(),
  likelihoodRank: z.number().int(),
  /** Against the same post; null where too few share it, and `noComparison` says so. */
  unusual: z.number().nullable(),
  noComparison: word.nullable(),
  /** 90 % interval of the rank by likelihood. */
  interval: z.tuple([z.number().int(), z.number().int()]),
  factors: z.array(scorecardFactor),
  missing: z.array(word),
  /** Who speaks of the person, by independent source: the one that moves the score most first. */
  sources: z.array(
    z.strictObject({
      id: shownId,
      records: z.array(shownId),
      /** Statements, which is how many sources there would be if each were independent. */
      told: z.number().int(),
      /** As how many sources they count. */
      counted: z.number().int(),
      /** What makes one source of them; '' of a single statement. */
      why: word,
      tested: z.boolean(),
      anonymous: z.boolean(),
      ...standingWithout.shape,
    }),
  ),
  /** What one person may have said or done, by which alone this one would stand in the first places and does not. */
  heldBack: z
    .strictObject({
      /** Sources of which nothing is tested, and untested telephone attributions. */
      sources: z.array(shownId),
      /** True where what the person received, by calls and messages, is left out too. */
      received: z.boolean(),
      rankWithout: z.number().int(),
      /** Empty, or for what those are taken there whom complaints do not make known, which the policy does not state. */
      taken: namelessTaken,
    })
    .nullable(),
  /** The one source, or record of a system, that carries most of the score, and where the person would stand without it. */
  fragility: z
    .strictObject({
      reference: shownId,
      records: z.array(shownId),
      /** True where it is a contact month, of which there is no record. */
      month: z.boolean(),
      /** True where it is all calls and messages that the person received, whoever began them. */
      received: z.boolean(),
      ...standingWithout.shape,
      /** True where the person leaves the list that was asked for without it. */
      decides: z.boolean(),
      /** True where all of the score rests on it: nothing above nought is left without. */
      sole: z.boolean(),
    })
    .nullable(),
});

/** One person's row, its days in the force's zone. It rests on the register entry too, from which exposure is taken. */
export function scorecardRowOf(
  show: Show,
  projection: Projection,
  row: ScorecardRow,
  zone: string,
): z.output<typeof scorecardRow> {
  show.id(row.register);
  return {
    rank: row.rank,
    ...namedBy(show, projection, row.id),
    post: {
      role: show.text(row.register, row.peerGroup.role),
      unit: show.text(row.register, row.peerGroup.unit),
    },
    priority: row.priority,
    likelihood: row.likelihood,
    likelihoodBand: row.likelihoodBand,
    likelihoodTitle: row.likelihoodTitle,
    harm: harmOf(show, row.harm),
    uncorroborated: row.uncorroborated ? harmOf(show, row.uncorroborated) : null,
    score: row.score,
    likelihoodRank: row.likelihoodRank,
    unusual: row.unusual ?? null,
    noComparison: row.noComparison ?? null,
    interval: [row.interval[0], row.interval[1]],
    factors: row.factors.map(({ records, contacts, peerGroup: group, why, ...f }) => ({
      ...f,
      expectedInPost: f.expectedInPost ?? null,
      records: show.ids([...records, ...contacts].sort()),
      peerGroup: { ...group },
      why: reasonOf(show, projection, why, zone),
    })),
    missing: [...row.missing],
    sources: row.sources.map((source) => ({
      ...source,
      id: show.id(source.id),
      records: show.ids(source.records),
    })),
    heldBack: row.heldBack
      ? { ...row.heldBack, sources: show.ids(row.heldBack.sources), taken: row.heldBack.taken ?? {} }
      : null,
    fragility: row.fragility
      ? {
          ...row.fragility,
          reference: show.id(row.fragility.reference),
          records: show.ids(row.fragility.records),
          month: projection.record(row.fragility.reference) === undefined && !row.fragility.received,
        }
      : null,
  };
}

function harmOf(
  show: Show,
  { band, weight, category, records, sources, inferred, anonymous }: Harm,
): z.output<typeof harm> {
  return {
    ...{ band: band.id, weight, category: category ?? null, records: show.ids(records) },
    ...{ sources, bySystem: inferred, anonymous },
  };
}

/** A reason with the names of those whom it is about, and what records say. */
function reasonOf(
  show: Show,
  projection: Projection,
  { text, entities, quotes = [], rests = [] }: Saying,
  zone: string,
): ShownName {
  show.ids(rests);
  const names = entities.map((id) => whoIs(show, projection, id));
  const quoted = quotes.map((q) => show.text(q.record, q.text));
  return show.naming(names, (...given) =>
    toldIn(zone, text).replace(
      /\{(quote )?(\d+)\}/g,
      (_, isQuote: string | undefined, i: string) => (isQuote ? quoted : given)[Number(i)] ?? '',
    ),
  );
}

/** Every record that a row rests on. */
export function recordsOfRow(row: ScorecardRow): string[] {
  return [
    row.register,
    ...row.factors.flatMap((f) => [...f.records, ...f.contacts]),
    ...row.harm.records,
    ...(row.uncorroborated?.records ?? []),
    ...row.sources.flatMap((s) => s.records),
  ];
}
