import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A private authority and what it issues: X.509 (RFC 5280) as DER, as much of it as TLS needs. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  /** A certificate for a host, and its key, PEM. */
  issue(host: string, validUntil?: Date): { readonly cert: string; readonly key: string };
}

const TAG = { integer: 2, bits: 3, octets: 4, oid: 6, utf8: 12, sequence: 48, set: 49, utcTime: 23 } as const;
const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
} as const;
const TRUE = Buffer.from([1, 1, 0xff]);
const DAY_MS = 86_400_000;

export function privateAuthority(): Authority {
  const own = keys();
  const issued = (host: string | undefined, holder: KeyObject, validUntil: Date): string =>
    pem(certificate(host, holder, own.privateKey, validUntil));
  return {
    certificate: issued(undefined, own.publicKey, later()),
    issue: (host, validUntil = later()) => {
      const { publicKey, privateKey } = keys();
      return {
        cert: issued(host, publicKey, validUntil),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

const keys = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' });
const later = (): Date => new Date(Date.now() + DAY_MS);

/** Of a host, or of the authority itself where none is named. */
function certificate(
  host: string | undefined,
  holder: KeyObject,
  signer: KeyObject,
  validUntil: Date,
): Buffer {
  const algorithm = der(TAG.sequence, oid(OID.ecdsaWithSha256));
  const extension =
    host === undefined
      ? der(TAG.sequence, oid(OID.basicConstraints), TRUE, der(TAG.octets, der(TAG.sequence, TRUE)))
      : der(
          TAG.sequence,
          oid(OID.subjectAltName),
          der(TAG.octets, der(TAG.sequence, der(0x82, Buffer.from(host)))),
        );
  const validFrom = new Date(validUntil.getTime() - 30 * DAY_MS);
  const body = der(
    TAG.sequence,
    der(0xa0, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, Buffer.from([host === undefined ? 1 : 2])),
    algorithm,
    name('Private authority'),
    der(TAG.sequence, time(validFrom), time(validUntil)),
    name(host ?? 'Private authority'),
    holder.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(TAG.sequence, extension)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]);
  return der(TAG.sequence, body, algorithm, der(TAG.bits, signature));
}

const oid = (hex: string): Buffer => der(TAG.oid, Buffer.from(hex, 'hex'));

function name(common: string): Buffer {
  const part = der(TAG.sequence, oid(OID.commonName), der(TAG.utf8, Buffer.from(common)));
  return der(TAG.sequence, der(TAG.set, part));
}

/** `YYMMDDhhmmssZ`. */
function time(at: Date): Buffer {
  const text = at.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '').slice(2);
  return der(TAG.utcTime, Buffer.from(text));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/(.{64})/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
