import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What an entry holds of a question's text. */
export interface SealedQuestion {
  /** HMAC-SHA-256 of the text, hex: says later, to who has the key, that this was the question. */
  readonly commitment: string;
  /** AES-256-GCM: nonce, text, tag, base64. */
  readonly sealed: string;
}

const NONCE = 12;
const TAG = 16;

/**
 * Seals the text of a question under a key of its own and the secret of who signs the record, so that neither the folder
 * alone opens it, where the signing key lies elsewhere, nor anybody once its own key is destroyed.
 */
export function sealQuestion(text: string, key: Buffer, secret: Buffer): SealedQuestion {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', derived(key, secret, 'seal'), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { commitment: committed(text, key, secret), sealed: sealed.toString('base64') };
}

/** The text; undefined where the keys are not those it was sealed with, or it is not what was committed to. */
export function openQuestion(
  { commitment, sealed }: SealedQuestion,
  key: Buffer,
  secret: Buffer,
): string | undefined {
  const text = unsealed(sealed, key, secret)?.toString('utf8');
  return text !== undefined && committed(text, key, secret) === commitment ? text : undefined;
}

/** Whether a question's own key is this one; the commitment is not computed again, which costs as much. */
export function isOpenedBy({ sealed }: SealedQuestion, key: Buffer, secret: Buffer): boolean {
  return unsealed(sealed, key, secret) !== undefined;
}

function unsealed(sealed: string, key: Buffer, secret: Buffer): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', derived(key, secret, 'seal'), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function committed(text: string, key: Buffer, secret: Buffer): string {
  return createHmac('sha256', derived(key, secret, 'commit'))
    .update(text)
    .digest('hex');
}

function derived(key: Buffer, secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, secret, `plumbline question ${purpose}`, 32));
}
