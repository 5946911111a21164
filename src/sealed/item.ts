import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { itemKey, type SealKeys } from './keys';

/** What is sealed: a reference of a source, an event whole, or a record's row as it was before something was masked. */
export const ITEM_KINDS = ['store', 'source-reference', 'event', 'row'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What the store tells of an item without opening it. */
export interface ItemHead {
  /** Random, 32 hexadecimal digits. */
  readonly id: string;
  readonly kind: ItemKind;
  /** Keyed hash of what is sealed: by it the same is known again. */
  readonly mark: string;
  /** Keyed hash of what brought it: of events and rows, the delivered file. */
  readonly of: string;
}

const SEALED =
  /^([0-9a-f]{32}) (store|source-reference|event|row) ([0-9a-f]{32}) ([0-9a-f]{32}) ([A-Za-z0-9_-]+)$/;
const NONCE = 12;
const TAG = 16;

/** One item as a line of the store: its head, then nonce, tag and AES-256-GCM text, with the head as associated data. */
export function sealItem(keys: SealKeys, head: Omit<ItemHead, 'id'>, content: string): string {
  const id = randomBytes(16).toString('hex');
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', itemKey(keys, id), nonce);
  const clear = headText({ ...head, id });
  cipher.setAAD(Buffer.from(clear));
  const text = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
  return `${clear} ${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
}

/** The head of a line, or undefined where the line is no item. */
export function headOf(line: string): ItemHead | undefined {
  const [, id = '', kind, mark = '', of = ''] = SEALED.exec(line) ?? [];
  return kind === undefined ? undefined : { id, kind: kind as ItemKind, mark, of };
}

/** True of a line that was sealed with this key and is as it was written. */
export function isAuthentic(keys: SealKeys, line: string): boolean {
  return openItem(keys, line) !== undefined;
}

/** What a line seals, or undefined where it does not authenticate. */
function openItem(keys: SealKeys, line: string): string | undefined {
  const head = headOf(line);
  if (!head) return undefined;
  const box = Buffer.from(line.slice(line.lastIndexOf(' ') + 1), 'base64url');
  if (box.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', itemKey(keys, head.id), box.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(headText(head)));
  decipher.setAuthTag(box.subarray(NONCE, NONCE + TAG));
  try {
    return decipher.update(box.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

function headText({ id, kind, mark, of }: ItemHead): string {
  return `${id} ${kind} ${mark} ${of}`;
}
