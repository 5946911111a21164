import { PlumblineError } from '../../shared/errors';
import { readAccess } from './access-file';

const read = (text: string) => readAccess(text, '/somewhere/access.yaml');

/** What is said of a file that is refused. */
function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof PlumblineError && error.code === 'access_file') return error.message;
    throw error;
  }
  throw new Error('It was accepted.');
}

test('the access file of the data contract is read as it says', () => {
  const readers = read(`users:
  - name: analyst.one
    staff_id: KV-1001
    role: analyst
    compartments: [ROWAN]
    clearance: [P, C]
  - name: secondee
    no_staff_record: { reason: "Paid by another force.", excluded: [KV-1002, "staff:KV-1003"] }
    role: supervisor
  - name: intake
    role: administrator
    loader: true
`);
  expect(readers).toEqual([
    {
      name: 'analyst.one',
      role: 'analyst',
      compartments: ['ROWAN'],
      clearance: ['C', 'P'],
      loader: false,
      staffId: 'KV-1001',
      noStaffRecord: undefined,
      place: 'access.yaml, line 2',
    },
    {
      name: 'secondee',
      role: 'supervisor',
      compartments: [],
      clearance: ['P'],
      loader: false,
      staffId: undefined,
      noStaffRecord: { reason: 'Paid by another force.', excluded: ['KV-1002', 'KV-1003'] },
      place: 'access.yaml, line 7',
    },
    {
      name: 'intake',
      role: 'administrator',
      compartments: [],
      clearance: ['P'],
      loader: true,
      staffId: undefined,
      noStaffRecord: undefined,
      place: 'access.yaml, line 10',
    },
  ]);
});

test.each([
  ['KV-1001', 'KV-1001'],
  ['" KV-1001 "', 'KV-1001'],
  ['staff:KV-1001', 'KV-1001'],
  ['"staff: KV-1001"', 'KV-1001'],
  ['0042', '0042'],
  ['kv-1001', 'KV-1001'],
  ['person:KV.staff:KV-1001', 'person:KV.staff:KV-1001'],
])('the staff_id %s is read as references are: %s', (written, read_) => {
  const [reader] = read(`users:\n  - name: a\n    role: analyst\n    staff_id: ${written}\n`);
  expect(reader?.staffId).toBe(read_);
});

test('names are read without the spaces round them; a compartment is spelled as records spell it', () => {
  const [reader] = read(
    'users: [{ name: " a  b ", role: analyst, compartments: [" ROWAN ", Op  Elm, ROWAN] }]',
  );
  expect([reader?.name, reader?.compartments]).toEqual(['a b', ['Op Elm', 'ROWAN']]);
});

const USER = 'users:\n  - name: a\n    role: analyst\n';
test.each([
  ['an unknown key of a user', `${USER}    admin: true\n`, 'line 4: users.0: nothing here is called "admin"'],
  ['an unknown key of the file', `${USER}groups: []\n`, 'line 4: nothing here is called "groups"'],
  [
    'an unknown key of no_staff_record',
    `${USER}    no_staff_record:\n      reason: x\n      excluded: []\n      until: 2027\n`,
    'line 7: users.0.no_staff_record: nothing here is called "until"',
  ],
  ['an unknown role', 'users: [{ name: a, role: king }]', 'line 1: users.0.role'],
  ['an unknown clearance', `${USER}    clearance: [S]\n`, 'line 4: users.0.clearance.0'],
  ['no list of excluded', `${USER}    no_staff_record: { reason: x }\n`, 'line 4: users.0.no_staff_record'],
  [
    'no reason',
    `${USER}    no_staff_record: { reason: " ", excluded: [] }\n`,
    'say why there is no staff record',
  ],
  [
    'both a staff_id and no_staff_record',
    `${USER}    staff_id: KV-1\n    no_staff_record: { reason: x, excluded: [] }\n`,
    'line 5: users.0.no_staff_record: this user has a staff_id; leave one of the two.',
  ],
  [
    'a staff_id that is a nominal',
    `${USER}    staff_id: nominal:N1\n`,
    'line 4: users.0.staff_id: not a staff id',
  ],
  ['an empty staff_id', `${USER}    staff_id:\n`, 'line 4: users.0.staff_id: not a staff id'],
  [
    'two users of one name',
    `${USER}  - name: a\n    role: auditor\n`,
    'line 4: there is a user of this name',
  ],
  [
    'names that differ in capitals',
    `${USER}  - name: A\n    role: auditor\n`,
    'line 4: this user differs from',
  ],
  [
    'a compartment in two spellings',
    `${USER}    compartments: [ROWAN]\n  - name: b\n    role: analyst\n    compartments: [ALDER, Rowan]\n`,
    'line 7: this compartment differs from another in capitals alone',
  ],
  [
    'a compartment of odd characters',
    `${USER}    compartments: ["ROW*N"]\n`,
    'line 4: users.0.compartments.0',
  ],
  ['a key given twice', `${USER}    role: auditor\n`, 'line 4, column 5: this key is given twice'],
  ['no user', 'users: []', 'line 1: users'],
  ['no YAML', 'users: [}', 'line 1, column 9'],
  ['nothing in it', '', 'line 1'],
])('an access file with %s is refused with its place', (_what, text, said) => {
  expect(refusal(text)).toContain(`access.yaml, ${said.startsWith('line') ? said : ''}`);
  expect(refusal(text)).toContain(said);
});
