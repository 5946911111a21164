import { lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { positionText, type DeliveryPosition } from '../../model/delivery';
import { lastInside, ms, type Instant } from '../../model/time';
import { by } from '../../shared/compare';
import { PlumblineError } from '../../shared/errors';
import { whenReader } from '../row/when';
import { endOfDay, zoneClock } from '../row/zone';
import { FileRefused } from '../refusal';
import { textInside } from './text-inside';
import { readYaml, shaped, YamlProblem } from '../../shared/yaml-file';

const text = z
  .string('write a text here.')
  .trim()
  .min(1, 'write something here.')
  .max(500, 'write at most 500 characters here.')
  .regex(/^\P{Cc}*$/u, 'leave out control characters and line ends.');
const yes = z.enum(['true', 'false'], 'write true or false.').transform((t) => t === 'true');
const code = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, 'use letters, digits, - and _ only.');

const fileSchema = z.strictObject({
  file: text,
  source: text,
  mapping: text.optional(),
  mode: z.enum(['delta', 'full'], 'write delta or full.').default('delta'),
  rows: z
    .string()
    .regex(/^\d{1,12}$/, 'write a whole number.')
    .transform(Number)
    .optional(),
  sha256: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, 'write the 64 hexadecimal digits of a SHA-256.')
    .optional(),
  unknown: z.enum(['accept', 'reject'], 'write accept or reject.').default('accept'),
});

/** So far a clock, or the zone of a time, may be out. */
const A_DAY = 86_400_000;

const manifestSchema = z.strictObject({
  delivery: text,
  supplier: text,
  supplied_at: text,
  basis: text,
  zone: z
    .string()
    .refine(
      (zone) => zoneClock(zone) !== undefined,
      'there is no such zone; write for instance Europe/London.',
    )
    .default('Europe/London'),
  force: code,
  history: yes.default(false),
  files: z.array(fileSchema).min(1, 'name at least one file.'),
});

/** One file as the manifest describes it. */
export type ManifestFile = z.output<typeof fileSchema>;

/** A delivery folder whose manifest is in order. */
export interface Delivery {
  readonly folder: string;
  readonly position: DeliveryPosition;
  readonly basis: string;
  readonly zone: string;
  readonly force: string;
  readonly history: boolean;
  /** The end of the day of supply, in the delivery's zone: people state a day, and the clocks of systems differ by hours. */
  readonly recordedBefore: Instant;
  readonly files: readonly ManifestFile[];
  /** The manifest as delivered: part of what tells one sending of a delivery from another. */
  readonly manifestText: string;
}

/** A folder whose manifest is refused: nothing of it is loaded. */
export interface RefusedDelivery {
  readonly folder: string;
  readonly message: string;
}

/**
 * The deliveries of a folder, in order of `supplied_at`, supplier, delivery: the folder itself where it has a
 * manifest, else those folders in it that have one. Throws PlumblineError `usage` where there is none.
 */
export function findDeliveries(folder: string): { deliveries: Delivery[]; refused: RefusedDelivery[] } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PlumblineError(
      'usage',
      'There is no such folder. Give the folder of a delivery, or one that holds deliveries.',
    );
  }
  const folders = hasManifest(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => path.join(folder, name))
        .filter((found) => statSync(found, { throwIfNoEntry: false })?.isDirectory() === true)
        .filter(hasManifest);
  if (folders.length === 0) {
    throw new PlumblineError('usage', 'There is no manifest.yaml in this folder, nor in a folder in it.');
  }
  const deliveries: Delivery[] = [];
  const refused: RefusedDelivery[] = [];
  for (const found of folders.sort()) {
    try {
      if (found !== folder && lstatSync(found).isSymbolicLink()) {
        throw new PlumblineError(
          'manifest',
          'This delivery is a link to another folder. Put the delivery itself here, or load it where it lies.',
        );
      }
      deliveries.push(readManifest(found));
    } catch (error) {
      if (!(error instanceof PlumblineError)) throw error;
      refused.push({ folder: found, message: error.message });
    }
  }
  return { deliveries: deliveries.sort(by((d) => positionText(d.position))), refused };
}

/** One that cannot be looked into is said to have one, so that it is refused by name and not passed over. */
function hasManifest(folder: string): boolean {
  try {
    return lstatSync(path.join(folder, 'manifest.yaml'), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/** Reads a delivery's manifest. Throws PlumblineError `manifest` that names the line and says how to mend it. */
export function readManifest(folder: string): Delivery {
  try {
    const manifestText = textInside(folder, 'manifest.yaml');
    const yaml = readYaml(manifestText);
    const manifest = shaped(yaml, manifestSchema);
    const twice = manifest.files.findIndex((f, i) =>
      manifest.files.some((g, j) => j < i && g.file === f.file),
    );
    if (twice >= 0) throw new YamlProblem(yaml.lineOf(['files', twice, 'file']), 'this file is named twice.');
    const supplied = whenReader(undefined, manifest.zone)(manifest.supplied_at);
    if (typeof supplied === 'string') {
      throw new YamlProblem(
        yaml.lineOf(['supplied_at']),
        'supplied_at: write a time in ISO 8601, for instance 2026-11-20T09:00:00Z.',
      );
    }
    const suppliedAt = lastInside(supplied.bounds);
    if (ms(suppliedAt) > Date.now() + A_DAY) {
      throw new YamlProblem(
        yaml.lineOf(['supplied_at']),
        'supplied_at: this lies ahead. Write when the delivery was supplied.',
      );
    }
    return {
      folder,
      position: {
        suppliedAt,
        supplier: manifest.supplier,
        delivery: manifest.delivery,
      },
      basis: manifest.basis,
      zone: manifest.zone,
      force: manifest.force,
      history: manifest.history,
      recordedBefore: endOfDay(suppliedAt, manifest.zone),
      files: manifest.files,
      manifestText,
    };
  } catch (error) {
    if (error instanceof FileRefused) throw new PlumblineError('manifest', error.message);
    if (!(error instanceof YamlProblem)) throw error;
    throw new PlumblineError('manifest', `manifest.yaml, ${error.message}`, { line: error.line });
  }
}
