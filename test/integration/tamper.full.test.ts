import { BYTE_EDITS, STRUCTURAL_EDITS } from '../support/tamper/edits';
import { TamperedFolder } from '../support/tamper/tampered';

// A share of what `npm run tamper` does: random edits of log, sets, graph file and catalogue. Every one that changes the audit
// record or what a reader exports is refused at the start or told by verify.

let folder: TamperedFolder;
beforeAll(async () => {
  folder = await TamperedFolder.make();
}, 60_000);
afterAll(() => folder.remove());

test.each([
  ['byte', 6 * BYTE_EDITS.length],
  ['structural', STRUCTURAL_EDITS.length],
] as const)(
  '%s edits',
  async (kind, many) => {
    const edits = [];
    for (let n = 0; n < many; n++) edits.push(await folder.edit(kind, n));
    expect(edits.filter((e) => e.changed && !e.found)).toEqual([]);
    expect(edits.filter((e) => e.found).length).toBeGreaterThan(8);
  },
  120_000,
);
