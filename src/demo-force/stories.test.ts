import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateForce } from './index';
import { readDeliveries } from './testing/delivered-rows';
import { Evidence, listed, mostWithin } from './testing/evidence';

interface Story {
  id: string;
  story: string;
  pattern: string;
  kind: 'planted' | 'look-alike';
  subjects: string[];
  pairs?: [string, string][];
  nominals: string[];
  numbers: string[];
}

const DAY = 86400;
const HOUR = 3600;

// Every story is looked for in the delivered rows as a reader would, by numbers, usernames and ids, for several seeds.
describe.each(['wren', 'heron'])('stories of seed %s', (seed) => {
  const out = mkdtempSync(join(tmpdir(), 'demo-stories-'));
  let evidence: Evidence;
  let stories: Story[];
  const told = (story: string): Story[] => {
    const found = stories.filter((one) => one.story === story);
    expect(found.length).toBeGreaterThanOrEqual(2);
    return found;
  };
  const first = (list: readonly string[]): string => list[0] ?? '';

  beforeAll(async () => {
    await generateForce({ staff: 300, months: 4, seed, out });
    evidence = new Evidence(readDeliveries(join(out, 'deliveries')));
    stories = (JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as { stories: Story[] }).stories;
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('casts nobody and no number in two stories', () => {
    for (const part of ['subjects', 'numbers', 'nominals'] as const) {
      const all = stories.flatMap((story) => story[part]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('witness-contact: at least 300 communications in 22 days with a number that is not the force’s', () => {
    for (const { subjects, numbers } of told('witness-contact')) {
      expect(mostWithin(evidence.callsTo(first(subjects), first(numbers)), 22 * DAY)).toBeGreaterThanOrEqual(
        300,
      );
      expect(evidence.staffOfNumber.has(first(numbers))).toBe(false);
    }
  });

  it('victim-trawl: each victim looked up without a reason, and called within four hours', () => {
    for (const { subjects, nominals, numbers } of told('victim-trawl')) {
      expect(nominals.length).toBeGreaterThanOrEqual(4);
      nominals.forEach((nominal, i) => {
        const calls = evidence.callsTo(first(subjects), numbers[i] ?? '');
        const seen = evidence.lookUps.filter(
          (one) => one.staff === subjects[0] && one.nominal === nominal && one.reason === '',
        );
        expect(seen.some(({ at }) => calls.some((call) => call > at && call - at <= 4 * HOUR))).toBe(true);
        expect(listed(evidence.nominals.get(nominal)?.['markers'])).toContain('victim');
      });
    }
  });

  it('undeclared-friend: often called, looked up or reported, never declared', () => {
    for (const { subjects, nominals, numbers } of told('undeclared-friend')) {
      const [officer, friend] = [first(subjects), first(nominals)];
      expect(evidence.callsTo(officer, first(numbers)).length).toBeGreaterThanOrEqual(30);
      expect(evidence.isGroupMember(friend)).toBe(true);
      const lookedUp = evidence.lookUps.some((one) => one.staff === officer && one.nominal === friend);
      const reported = evidence
        .reportsOn(officer)
        .some((row) => listed(row['mentions']).includes(`nominal:${friend}`));
      expect(lookedUp || reported).toBe(true);
      expect(evidence.hasDeclared(officer, friend)).toBe(false);
    }
  });

  it('shared-contact: three units call one number that nobody holds, or two units and a crime group', () => {
    for (const { subjects, numbers, nominals } of told('shared-contact')) {
      const number = first(numbers);
      const callers = new Set(evidence.calls.filter((call) => call.to === number).map((call) => call.from));
      const staff = [...callers].flatMap((from) => evidence.staffOfNumber.get(from) ?? []);
      expect(staff.sort()).toEqual([...subjects].sort());
      expect(new Set(staff.map((one) => evidence.unitOf.get(one))).size).toBe(staff.length);
      const members = [...callers].flatMap((from) => evidence.nominalOfNumber.get(from) ?? []);
      expect(members).toEqual(nominals);
      expect(members.every((member) => evidence.isGroupMember(member))).toBe(true);
      expect(staff.length).toBeGreaterThanOrEqual(members.length > 0 ? 2 : 3);
      expect(evidence.nominalOfNumber.has(number)).toBe(false);
    }
  });

  it('leak: look-up, call to a go-between within the hour, and the go-between calls the group within the next', () => {
    for (const { subjects, numbers, nominals } of told('leak')) {
      const goBetween = first(numbers);
      const passedOn = evidence.calls.filter(
        (call) =>
          call.from === goBetween &&
          nominals.includes(evidence.nominalOfNumber.get(call.to) ?? '') &&
          call.authority !== '',
      );
      const chains = evidence.callsTo(first(subjects), goBetween).filter((at) => {
        const before = evidence.lookUps.some(
          (one) =>
            one.staff === subjects[0] && nominals.includes(one.nominal) && one.at < at && at - one.at <= HOUR,
        );
        return before && passedOn.some((call) => call.at > at && call.at - at <= HOUR + 60);
      });
      expect(chains.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('crew: each pair named together at least three times', () => {
    for (const { pairs = [], subjects } of told('crew')) {
      expect(new Set(pairs.flat()).size).toBe(subjects.length);
      for (const [a, b] of pairs) {
        const of = (staff: string): string[] => [
          ...evidence.complaintsOf(staff).map((row) => row['complaint_id'] ?? ''),
          ...evidence.reportsOn(staff).map((row) => row['report_id'] ?? ''),
        ];
        const theirs = new Set(of(b));
        expect(of(a).filter((id) => theirs.has(id)).length).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('multi-allegation: four complaints of one category closed without action, and two reports', () => {
    const noAction = ['no_further_action', 'no_case_to_answer', 'not_sustained', 'withdrawn'];
    for (const { subjects } of told('multi-allegation')) {
      const byCategory = new Map<string, number>();
      for (const row of evidence.complaintsOf(first(subjects))) {
        const category = row['category'] ?? '';
        if (noAction.includes(row['finding'] ?? ''))
          byCategory.set(category, (byCategory.get(category) ?? 0) + 1);
      }
      expect(Math.max(...byCategory.values())).toBeGreaterThanOrEqual(4);
      expect(
        new Set(evidence.reportsOn(first(subjects)).map((row) => row['source_ref'])).size,
      ).toBeGreaterThanOrEqual(2);
    }
  });

  it('gives each look-alike its excuse in the rows', () => {
    for (const { subjects, numbers } of told('own-household')) {
      const declared = evidence.of('workforce').filter((row) => row['staff_id'] === subjects[0]);
      expect(declared.some((row) => (row['declared_numbers'] ?? '').replaceAll(' ', '') === numbers[0])).toBe(
        true,
      );
    }
    for (const story of ['declared-associate', 'offender-in-the-family']) {
      for (const { subjects, nominals } of told(story)) {
        expect(evidence.hasDeclared(first(subjects), first(nominals))).toBe(true);
      }
    }
    for (const story of ['family-liaison', 'offender-manager', 'team-witness']) {
      for (const { subjects, nominals } of told(story)) {
        const links = evidence.of('links').filter((row) => row['from'] === `staff:${first(subjects)}`);
        expect(links.some((row) => row['to'] === `nominal:${first(nominals)}`)).toBe(true);
      }
    }
    for (const { subjects } of told('duty-calls')) {
      expect(evidence.titleOf.get(first(subjects))).toMatch(/Custody Detention|Witness Care/);
    }
    for (const { numbers } of told('shared-desks')) {
      const holders = evidence
        .of('phone-attribution')
        .filter((row) => (row['number'] ?? '').replaceAll(' ', '') === numbers[0]);
      expect(holders.some((row) => (row['holder'] ?? '').startsWith('organisation:'))).toBe(true);
    }
  });
});
