import type { AuditRecord, AuditSetting, Recorder } from '../audit';
import type { Anchor } from '../anchor';
import type { Archive } from '../archive/archive';
import type { Settings } from '../config/settings';
import type { GraphStore } from '../graph/store';
import type { Protection } from '../ingest';
import type { PolicyFile } from '../policy';
import type { SealedStore } from '../sealed';
import type { Readers } from '../view';
import type { Projections } from '../view/projection';

/** Everything that an operation is a function of; built by hand in `compose.ts`. */
export interface Services {
  readonly settings: Settings;
  readonly store: GraphStore;
  readonly archive: Archive;
  readonly sealed: SealedStore;
  readonly protection: Protection;
  /** By which review lists are made. */
  readonly policy: PolicyFile;
  readonly projections: Projections;
  readonly idKey: Buffer;
  /** Who is told of every act. */
  readonly audit: Recorder;
  /** The audit record of this process, and what it has in common with those of others: for `verify`. */
  /** What the data folder held when it was last written to. Whoever writes to graph or archive tells it before and after. */
  readonly anchor: Anchor;
  readonly auditRecord: { readonly own: AuditRecord; readonly setting: AuditSetting };
  readonly readers: Readers;
  /** What whoever starts a load or a server is told of how the folder is kept. */
  readonly notices: readonly string[];
}
