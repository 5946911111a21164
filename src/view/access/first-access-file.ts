import { stringify } from 'yaml';
import type { Role } from '../../model/view';

/** A commented access file of one user, who reads and loads. Without a staff id the line for it waits to be filled in. */
export function firstAccessFile(user: { name: string; staffId: string | undefined; role: Role }): string {
  const scalar = (text: string): string => stringify(text).trim();
  const staffId =
    user.staffId === undefined ? '# staff_id: KV-1001 # fill in' : `staff_id: ${scalar(user.staffId)}`;
  return `# Who may see what. It is looked at for every question, so a change holds at once; one that cannot be read lets nobody
# in until it is mended. Keep it readable by the account alone that runs Plumbline. All keys: docs/deliveries.md.
users:
  - name: ${scalar(user.name)} # plumbline --as-user, or PLUMBLINE_USER
    # Who this is in the workforce: nobody reads about themselves and the people close to them. Until the workforce
    # register is loaded, and has this id, this user can load deliveries and read nothing.
    ${staffId}
    # Of somebody who has no row in the register, instead of staff_id:
    # no_staff_record:
    #   reason: Seconded from another force.
    #   excluded: [KV-1002] # whose conflicts count as this reader's own; [] for nobody
    role: ${user.role} # analyst, investigator, supervisor, meeting, auditor, administrator
    compartments: [] # operations that this user is in, spelled as the records spell them
    clearance: [P] # handling codes: P, or P and C
    loader: true # may load deliveries, and see the rejects of those
`;
}
