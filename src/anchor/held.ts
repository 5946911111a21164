import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Catalogue, readingOf } from '../archive/catalogue';
import type { StoredEntry } from '../audit';
import type { GraphStore } from '../graph/store';
import type { DeliveryFile } from '../ledger/delivery-file';
import { readLedger } from '../ledger/read-ledger';
import { canonicalJson, sha256 } from '../shared/hash';
import { regularBytes } from '../shared/regular-file';
import { several } from '../shared/several';
import { generationOf } from '../view/open-view';
import type { Anchored } from './anchor-file';

/** What is cheap to say of what a data folder holds. */
export type Held = Pick<Anchored, 'generation' | 'done' | 'ledger' | 'catalogue'>;

/** What graph and archive hold now. */
export async function heldNow(store: GraphStore, home: string): Promise<Held> {
  const [generation, files] = await Promise.all([generationOf(store), readLedger(store)]);
  return {
    generation,
    done: files.filter((file) => file.state === 'done').length,
    ledger: sha256(canonicalJson(files.map(asAnchored))),
    catalogue: catalogueHash(home),
  };
}

/** What a ledger of an earlier version does not say is left out, so that its anchor still holds. */
function asAnchored({ rejectsSha256, likened, ...file }: DeliveryFile): Partial<DeliveryFile> {
  return { ...file, ...(rejectsSha256 === '' ? {} : { rejectsSha256 }), ...(likened ? { likened } : {}) };
}

function catalogueHash(home: string): string {
  const file = path.join(home, 'archive', 'catalogue.json');
  return existsSync(file) ? createHash('sha256').update(regularBytes(file)).digest('hex') : '';
}

/**
 * What the archive's catalogue lacks of what the ledger says is loaded. A file of events is in the catalogue before the ledger
 * says so, whatever kills its load: so this is told of a catalogue that is not the anchored one because a load was under way.
 */
export async function lackingIn(store: GraphStore, home: string): Promise<string[]> {
  // Before the catalogue, since another process may be loading.
  const files = await readLedger(store);
  const held = new Set(Catalogue.read(path.join(home, 'archive')).loads.map((l) => readingOf(l.load)));
  const lacking = files.filter((f) => f.state === 'done' && f.reading !== '' && !held.has(f.reading));
  return lacking.length === 0
    ? []
    : [
        `The catalogue of the archive lacks ${several(lacking.length, 'file')} of events of which the ledger says that they are loaded: it was cut off, rolled back or exchanged. ${REMEDY}`,
      ];
}

const REMEDY =
  'Nothing is shown from it. Put the whole data folder (and the Neo4j database, where there is one) back from one backup; if what is there is right, say so with: plumbline verify --accept --reason TEXT.';

/**
 * Why what is held is not what was anchored; nothing where it is. While a load was under way it may hold more, not less,
 * so that a load which was killed locks nobody out.
 */
export function differencesOf(anchor: Anchored | 'missing' | 'damaged', now: Held): string[] {
  if (anchor === 'missing')
    return now.done === 0 && now.catalogue === ''
      ? []
      : [
          `The anchor of the data folder is gone: there is nothing to tell by that what it holds is complete. ${REMEDY}`,
        ];
  if (anchor === 'damaged')
    return [`The anchor of the data folder is damaged, or signed by another key. ${REMEDY}`];
  const found: string[] = [];
  const say = (what: string): void => void found.push(`${what} ${REMEDY}`);
  if (anchor.catalogue !== '' && now.catalogue === '') say('The catalogue of the archive is lost.');
  else if (!anchor.loading && anchor.catalogue !== now.catalogue)
    say(
      `The catalogue of the archive is not the one of ${anchor.at}: it was rolled back, exchanged or edited.`,
    );
  if (now.done < anchor.done)
    say(
      now.done === 0
        ? `The graph is empty, and had ${anchor.done} loaded files at ${anchor.at}: it was lost or exchanged.`
        : `The graph has fewer loaded files than at ${anchor.at}: it was rolled back or cut off.`,
    );
  else if (!anchor.loading && (anchor.generation !== now.generation || anchor.ledger !== now.ledger))
    say(`The graph is not the one of ${anchor.at}: it was rolled back, exchanged or edited.`);
  return found;
}

/**
 * Why graph, archive and anchor are older than the audit record says; `told` are its entries of what was anchored, that the
 * anchor does not cover. One that was told while this load was under way was stopped before its anchor was written.
 */
export function loadedSince(anchor: Anchored, told: readonly StoredEntry[], now: Held): string[] {
  const later = told.filter((entry) => !anchor.loading || Number(entry.details?.['done']) > now.done);
  return later.map(
    ({ at }) =>
      `The audit record says that something was loaded at ${at}, and the anchor is of ${anchor.at}: graph, archive and anchor were rolled back together. ${REMEDY}`,
  );
}

/** The same of a graph whose file is not there. */
export function lostGraph({ at }: Anchored): string {
  return `The graph file plumbline.grafeo is lost; it was there at ${at}. ${REMEDY}`;
}
