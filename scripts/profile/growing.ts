import type { Growth } from './sizes';

/** Statements whose cost grows with what is loaded, each for a reason; every other costs the same at any size. */
export const GROWING: Readonly<Record<string, string>> = {
  'anchor/contacts':
    'reads every contact month, a share at a time, for the same digest; the planner scans them where there are few',
  'anchor/counts': 'how much there is to read, for the digest at the end of a load and for verify',
  'anchor/entities': 'reads every entity, for the same digest',
  'contacts/counts': 'for verify, which holds every contact month against the archive',
  'entities/introduced': 'goes through what names an entry until its own row comes, for a load',
  'ledger/files': 'one row for each file that was ever delivered, and it gives them all',
  'projection/records': 'makes a projection of all that a view shows; once for each thing that is loaded',
  'view/delivered-in': 'stops at the first row; once for each full delivery, when a view is opened anew',
  'view/ended-chains': 'gives every key with a version that no longer stands, when a view is opened anew',
  'view/hidden-sources': 'looks at the labels of every record, when a view is opened anew',
  'view/versions': 'gives every version that a view shows, for the export',
};

/** What a question may cost by itself, and for each row that it gives. */
const FIXED = 80;
const A_ROW = 40;

/** True where a question cost more than what it gave can account for: it went through what else is loaded. */
export function grows({ large }: Growth): boolean {
  return large.asked.some(({ hits, rows }) => hits > FIXED + A_ROW * rows);
}
