import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { PlumblineError } from '../../shared/errors';
import { sha256 } from '../tree/merkle';

/** Ed25519 as a note names it (C2SP signed-note). */
const ED25519 = 1;

/** The public half of a key under a name: what a note's signature is checked with. */
export class Verifier {
  readonly id: Buffer;

  constructor(
    readonly name: string,
    private readonly key: KeyObject,
  ) {
    this.id = sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), raw(key)])).subarray(
      0,
      4,
    );
  }

  /** `<name>+<key id>+<base64 of type and key>`, as other tools take it. */
  get text(): string {
    const typed = Buffer.concat([Buffer.from([ED25519]), raw(this.key)]);
    return `${this.name}+${this.id.toString('hex')}+${typed.toString('base64')}`;
  }

  accepts(text: string, signature: Buffer): boolean {
    return verify(null, Buffer.from(text), this.key, signature);
  }
}

/** An Ed25519 key that signs notes; under which name, each note says. */
export class SigningKey {
  private constructor(private readonly key: KeyObject) {}

  /** A new key as PKCS #8 PEM: the text of a key file, the same that `openssl genpkey -algorithm ed25519` makes. */
  static generate(): string {
    return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  /** Throws PlumblineError `audit_unavailable` for what is not a PEM of an Ed25519 key. */
  static of(pem: string): SigningKey {
    try {
      const key = createPrivateKey(pem);
      if (key.asymmetricKeyType === 'ed25519') return new SigningKey(key);
    } catch {
      // Told below: what was found in the file is not repeated.
    }
    throw new PlumblineError(
      'audit_unavailable',
      'The key that signs the audit record is damaged: it must be an Ed25519 key as PEM (openssl genpkey -algorithm ed25519). Put it back from a backup.',
    );
  }

  verifier(name: string): Verifier {
    return new Verifier(name, createPublicKey(this.key));
  }

  sign(text: string): Buffer {
    return sign(null, Buffer.from(text), this.key);
  }

  /** A secret of 32 bytes that only who has the key can derive, for the purpose named. */
  secret(purpose: string): Buffer {
    const seed = this.key.export({ type: 'pkcs8', format: 'der' });
    return Buffer.from(hkdfSync('sha256', seed, '', purpose, 32));
  }
}

function raw(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
