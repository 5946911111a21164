import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseMapping } from './delivery/mapping-file';
import { NOTHING_PROTECTED } from '../model/protected';
import { checkMapping } from './mapping-check';
import { suggestMapping } from './mapping-suggest';
import { World } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const MAPPING = `source: complaints
system: centurion
format: { delimiter: ";" }
fields:
  complaint_id: Ref No
  staff_id: { template: "KV-{Collar}" }
  received: Date Rec'd
  category: Allegation Type
  finding: Final Finding
  severity: { first_of: [Severity, Provisional Severity, { constant: unknown }] }
  status: { constant: closed }
values:
  finding: { SU: sustained, NS: not_sustained, otherwise: pending }
  category: { Rudeness: incivility, otherwise: other }
dates:
  received: { format: dd/MM/yyyy }
skip:
  - when: { Ref No: "" }
    reason: blank line
`;
const CONTENT = `Ref No;Collar;Date Rec'd;Allegation Type;Final Finding;Severity;Provisional Severity;Notes
C1;1001;31/12/2023;Rudeness;SU;;grave;x
C2;;01/02/2023;Lateness;;;;x
;;;;;;;
`;

test('constants, templates, first-of lists, codes with otherwise, classes and skipped rows', async () => {
  const file = {
    file: 'c.csv',
    source: 'complaints',
    content: CONTENT,
    mapping: { name: 'm.yaml', text: MAPPING },
  };
  const dir = world.write({ delivery: 'd', files: [file] });
  const report = await world.ingest(dir);
  expect(report.deliveries[0]?.files[0]).toMatchObject({ rows: 2, accepted: 2, skipped: 1 });
  const rows = (await world.nodes()).map((n) => JSON.parse(String(n['row'])) as Record<string, string>);
  expect(rows.sort((a, b) => ((a['complaint_id'] ?? '') < (b['complaint_id'] ?? '') ? -1 : 1))).toEqual([
    {
      complaint_id: 'C1',
      staff_id: 'KV-1001',
      received: '31/12/2023',
      category: 'Rudeness',
      category_class: 'incivility',
      finding: 'sustained',
      severity: 'grave',
      status: 'closed',
    },
    {
      complaint_id: 'C2',
      received: '01/02/2023',
      category: 'Lateness',
      category_class: 'other',
      finding: 'pending',
      severity: 'unknown',
      status: 'closed',
    },
  ]);
  expect((await world.nodes())[0]?.['system']).toBe('centurion');
  const [checked] = await checkMapping(path.join(dir, 'd0', 'm.yaml'), world.home, NOTHING_PROTECTED);
  expect(checked?.unmapped.columns).toEqual(['Notes']);
  expect(checked?.unmapped.fields).toContain('outcome');
  expect(checked?.rows.map((r) => r.line)).toEqual([2, 3, 4]);
  expect(checked?.rows[2]?.skipped).toBe('blank line');
});

test('a suggested mapping is one, and finds columns and date formats', async () => {
  const file = path.join(world.home, 'export.csv');
  writeFileSync(
    file,
    'Complaint ID;Staff Id;Received Date;Finding;Colour\nC1;1;31/12/2023;sustained;red\nC2;2;01/02/2023;;blue\n',
  );
  const { mapping, unfilled } = await suggestMapping(file, 'complaints', world.home);
  const read = parseMapping(mapping);
  expect(read.mapping.format.delimiter).toBe(';');
  expect(read.mapping.fields).toMatchObject({
    complaint_id: { column: 'Complaint ID' },
    staff_id: { column: 'Staff Id' },
    received: { column: 'Received Date' },
    finding: { column: 'Finding' },
  });
  expect(read.mapping.dates).toEqual({ received: { format: 'dd/MM/yyyy' } });
  expect(unfilled).toContain('outcome');
});
