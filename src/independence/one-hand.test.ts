import * as fc from 'fast-check';
import { complained, grouped, said, unnamed } from '../../test/support/said-statements';
import type { Statement } from './statement';

/** What four people say, each in words of their own. */
const TEXTS = [
  'He meets Baxter behind the gym every Friday and takes an envelope of cash from him',
  'The sergeant told her cousin which house the drugs team would raid on the Tuesday',
  'Seen drinking with two men of the Carter group at the golf club in March this year',
  'She photographs screens of the custody system with a second telephone and sends them on',
];
const DAYS_APART = 60;
/** When all others have spoken. */
const START = TEXTS.length * DAYS_APART;
const NAMES = TEXTS.map((_, i) => `person:KV.nominal:N${i}`);

/** Four who speak of somebody two months apart: by a reference, a reporter, both, or a complaint; a report made from one that is not there. */
const others = fc
  .array(fc.constantFrom('reference', 'reporter', 'both', 'complaint'), { minLength: 4, maxLength: 4 })
  .map((known) =>
    known.map((by, i) => {
      const at = i * DAYS_APART;
      if (by === 'complaint')
        return complained(`g${i}`, at, { speakers: [NAMES[i]!], occasions: [`complaint g${i}`] });
      const speakers = [
        ...(by === 'reporter' ? [] : [`source_ref g${i}`]),
        ...(by === 'reference' ? [] : [`reporter g${i}`]),
      ];
      return said(`g${i}`, at, { text: TEXTS[i]!, speakers, occasions: [`g${i}`, `p${i}`] });
    }),
  );

const one = fc.nat({ max: TEXTS.length - 1 });
const some = fc.subarray(TEXTS.map((_, i) => i));
/** Whatever one hand may write later: in the name of anybody, in anybody's words, made from any of the reports, by any way. */
const repeated = fc.record({
  words: fc.option(one),
  reference: fc.option(
    fc.oneof(
      one.map((i) => `source_ref g${i}`),
      fc.constant('source_ref hand'),
    ),
  ),
  reporter: fc.option(
    fc.oneof(
      one.map((i) => `reporter g${i}`),
      fc.constant('reporter hand'),
    ),
  ),
  own: fc.option(fc.tuple(fc.constantFrom('g', 'p'), one).map(([of, i]) => `${of}${i}`)),
  originals: some,
  complainant: fc.option(one),
  isComplaint: fc.boolean(),
  channel: fc.constantFrom('overt', 'crimestoppers', 'anonymous_link', 'system_monitoring'),
  /** Days after all others have spoken, or on the day of one of them. */
  day: fc.oneof(
    fc.nat({ max: 40 }).map((days) => TEXTS.length * DAYS_APART + days),
    one.map((i) => i * DAYS_APART),
  ),
});

/** Nobody repeats what was not yet said. */
function asKnown(w: Written): Written {
  const isSaid = (i: number): boolean => i * DAYS_APART <= w.day;
  const ofSaid = (text: string | null): string | null =>
    text === null || !/\d$/.test(text) || isSaid(Number(text.at(-1))) ? text : null;
  return {
    ...w,
    words: w.words !== null && isSaid(w.words) ? w.words : null,
    reference: ofSaid(w.reference),
    // Nor is who reported under a reference that was first heard of that day told from whoever says so.
    reporter: w.day < START ? null : ofSaid(w.reporter),
    // Of one day what a report says that it was made from, or is an item of, is believed.
    own: w.day < START ? null : ofSaid(w.own),
    originals: w.originals.filter(isSaid),
    complainant: w.complainant !== null && isSaid(w.complainant) ? w.complainant : null,
  };
}

type Written = typeof repeated extends fc.Arbitrary<infer W> ? W : never;

const HAND = 'person:KV.nominal:HAND';
/** At whose addresses the hand says to live, and whom it declares close. */
const close = fc.record({ addresses: some, declared: some });

function householdsOf({ addresses, declared }: { addresses: number[]; declared: number[] }): Households {
  const of = new Map(
    NAMES.map((name, i) => [
      name,
      [{ household: `address ${i}`, record: `n${i}` }, ...(declared.includes(i) ? [declaredTie(i)] : [])],
    ]),
  );
  of.set(HAND, [
    ...addresses.map((i) => ({ household: `address ${i}`, record: 'n-hand' })),
    ...declared.map(declaredTie),
  ]);
  return of;
}

type Households = Exclude<Parameters<typeof grouped>[2], undefined>;

function declaredTie(i: number): { household: string; record: string; declarer: string } {
  return { household: `of ${HAND} ${NAMES[i]!}`, record: `r${i}`, declarer: HAND };
}

test('whatever one hand adds later makes no one source of two that are of others', () => {
  fc.assert(
    fc.property(others, close, fc.array(repeated, { minLength: 1, maxLength: 8 }), (base, near, written) => {
      const hand = written.map(asKnown).map((w, i): Statement => {
        if (w.isComplaint)
          return complained(`a${i}`, w.day, {
            speakers: [w.complainant === null ? HAND : NAMES[w.complainant]!],
            // A complaint has one row for each whom it names.
            occasions: [`complaint a${i}`],
          });
        const unit = w.channel === 'system_monitoring' ? ['the unit itself'] : [];
        const speakers = [w.reference, w.reporter, ...unit].filter((s) => s !== null);
        return (speakers.length === 0 ? unnamed : said)(`a${i}`, w.day, {
          ...(speakers.length === 0 ? {} : { speakers }),
          text: w.words === null ? '' : TEXTS[w.words]!,
          channel: w.channel,
          occasions: [w.own ?? `a${i}`, ...w.originals.map((n) => `g${n}`)],
        });
      });
      const groups = grouped([...base, ...hand], true, householdsOf(near));
      const holding = groups.map((g) => g.statements.filter((s) => s.record.startsWith('g')).length);
      expect(Math.max(...holding)).toBe(1);
    }),
    { numRuns: 2000, seed: 9 },
  );
});

/** How one hand may be known: by one reference, as one reporter whatever references it gives, or as one complainant. */
const AS: readonly ((w: { invented: number }) => Partial<Statement>)[] = [
  () => ({ speakers: ['source_ref hand'] }),
  ({ invented }) => ({ speakers: [`source_ref invented ${invented}`, 'reporter hand'] }),
  () => ({ speakers: ['reporter hand'] }),
  () => ({ source: 'complaints', channel: 'complaint', speakers: [HAND] }),
];
const spoken = fc.record({
  invented: fc.nat({ max: 3 }),
  words: fc.option(one),
  own: fc.option(one.map((i) => `g${i}`)),
  originals: some,
  channel: fc.constantFrom('overt', 'partner_agency'),
  days: fc.nat({ max: 400 }),
});

test.each(AS.map((as, i) => [i, as] as const))(
  'and however it is known, it is one source more at most (%d)',
  (_, as) => {
    fc.assert(
      fc.property(others, fc.array(spoken, { minLength: 1, maxLength: 8 }), (base, written) => {
        const hand = written.map((w, i): Statement => {
          const { source, ...more } = as(w);
          const isComplaint = source === 'complaints';
          const own = isComplaint ? `complaint h${i}` : (w.own ?? `h${i}`);
          return said(`h${i}`, START + w.days, {
            ...more,
            ...(source === undefined ? {} : { source }),
            ...(isComplaint ? {} : { channel: w.channel, text: w.words === null ? '' : TEXTS[w.words]! }),
            occasions: [own, ...(isComplaint ? [] : w.originals.map((n) => `g${n}`))],
          });
        });
        const groups = grouped([...base, ...hand], true);
        expect(groups.length).toBeLessThanOrEqual(base.length + 1);
      }),
      { numRuns: 1000, seed: 9 },
    );
  },
);
