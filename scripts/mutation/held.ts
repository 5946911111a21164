/**
 * What is mutated, and which tests must notice: the units beside a file, and no test that walks folders or starts
 * processes. Files that are types alone, or only export, have nothing to mutate.
 */
export interface Held {
  /** As the issue of the requirement names it: the score is held over the whole group. */
  readonly group: string;
  readonly file: string;
  readonly tests: readonly string[];
}

const GROUPS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  decide: { 'src/view/decide.ts': ['src/view/decide-by-hand.test.ts'] },
  exclusion: {
    'src/view/exclusion/cut-rows.ts': ['src/view/exclusion/hidden.test.ts'],
    'src/view/exclusion/hidden.ts': ['src/view/exclusion/hidden.test.ts'],
    'src/view/exclusion/identifiers.ts': ['src/view/exclusion/hidden.test.ts'],
    'src/view/exclusion/people.ts': ['src/view/exclusion/people.test.ts'],
    'src/view/exclusion/written-numbers.ts': ['src/view/exclusion/written-numbers.test.ts'],
    'src/view/exclusion/rows.ts': ['src/view/exclusion/people.test.ts', 'src/view/exclusion/hidden.test.ts'],
  },
  standing: {
    'src/view/standing/full-deliveries.ts': ['src/view/standing/standing.test.ts'],
    'src/view/standing/restate.ts': ['src/view/standing/restate.test.ts'],
    'src/view/standing/standing.ts': ['src/view/standing/standing.test.ts'],
  },
  projections: { 'src/view/projections.ts': ['src/view/projections.test.ts'] },
  ask: { 'src/operations/ask.ts': ['src/operations/ask.test.ts', 'src/operations/ask-refused.test.ts'] },
  restriction: { 'src/archive/restriction.ts': ['src/archive/restriction.test.ts'] },
  versions: { 'src/model/versions.ts': ['src/model/versions-closed.test.ts', 'src/model/versions.test.ts'] },
  audit: {
    'src/audit/entry.ts': ['src/audit/entry.test.ts'],
    'src/audit/heads.ts': ['src/audit/heads.test.ts'],
    'src/audit/log/checkpoints-in.ts': ['src/audit/log/checkpoints-in.test.ts'],
    'src/audit/log/disk.ts': ['src/audit/log/disk.test.ts'],
    'src/audit/log/grouped.ts': ['src/audit/log/grouped.test.ts'],
    'src/audit/log/logs.ts': ['src/audit/log/logs.test.ts'],
    'src/audit/log/merkle-log.ts': ['src/audit/log/merkle-log-refused.test.ts'],
    'src/audit/log/read-log.ts': ['src/audit/log/read-log.test.ts'],
    'src/audit/log/scan-log.ts': ['src/audit/log/scan-log.test.ts'],
    'src/audit/log/torn.ts': ['src/audit/log/torn.test.ts'],
    'src/audit/log/witness.ts': ['src/audit/log/witness.test.ts'],
    'src/audit/note/checkpoint.ts': ['src/audit/note/checkpoint.test.ts'],
    'src/audit/note/key.ts': ['src/audit/note/key.test.ts', 'src/audit/note/note.test.ts'],
    'src/audit/note/note.ts': ['src/audit/note/note.test.ts'],
    'src/audit/open-record.ts': ['src/audit/open-record.test.ts'],
    'src/audit/question/destroy-keys.ts': ['src/audit/question/destroy-keys.test.ts'],
    'src/audit/question/key-runs.ts': ['src/audit/question/key-runs.test.ts'],
    'src/audit/question/keys-file.ts': ['src/audit/question/keys-file.test.ts'],
    'src/audit/question/seal.ts': ['src/audit/question/seal.test.ts'],
    'src/audit/question/verify-keys.ts': ['src/audit/question/verify-keys.test.ts'],
    'src/audit/read/accounts.ts': ['src/audit/read/accounts.test.ts'],
    'src/audit/read/acts.ts': ['src/audit/read/acts.test.ts'],
    'src/audit/read/files-used.ts': ['src/audit/read/files-used.test.ts'],
    'src/audit/read/holding.ts': ['src/audit/read/acts.test.ts'],
    'src/audit/read/open-question.ts': ['src/audit/read/acts.test.ts'],
    'src/audit/read/told-since.ts': ['src/audit/read/told-since.test.ts'],
    'src/audit/record.ts': ['src/audit/record-entries.test.ts', 'src/audit/record.test.ts'],
    'src/audit/set-aside.ts': ['src/audit/set-aside.test.ts'],
    'src/audit/sets/id-set.ts': ['src/audit/sets/sets-file.test.ts'],
    'src/audit/sets/in-clear.ts': ['src/audit/sets/in-clear.test.ts'],
    'src/audit/sets/sets-file.ts': ['src/audit/sets/sets-file.test.ts'],
    'src/audit/tree/merkle.ts': ['src/audit/tree/merkle.test.ts'],
    'src/audit/unavailable.ts': ['src/audit/unavailable.test.ts'],
    'src/audit/verify.ts': ['src/audit/verify-exact.test.ts'],
  },
};

export const HELD: readonly Held[] = Object.entries(GROUPS).flatMap(([group, files]) =>
  Object.entries(files).map(([file, tests]) => ({ group, file, tests })),
);
