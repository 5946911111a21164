import path from 'node:path';
import { z } from 'zod';
import { PlumblineError } from '../shared/errors';
import { issueText } from '../shared/issue-text';

const environment = z.object({
  PLUMBLINE_HOME: z.string().min(1).default('.plumbline'),
  PLUMBLINE_ACCESS: z.string().min(1).optional(),
  PLUMBLINE_USER: z.string().min(1).optional(),
  PLUMBLINE_ID_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'give 64 hex characters (32 bytes)')
    .optional(),
  PLUMBLINE_SEAL_KEY: z.string().min(1).optional(),
  PLUMBLINE_AUDIT_KEY: z.string().min(1).optional(),
  PLUMBLINE_AUDIT_WITNESS: z.string().min(1).optional(),
  PLUMBLINE_ZONE: z.string().min(1).default('Europe/London'),
  PLUMBLINE_HOST: z.string().min(1).default('127.0.0.1'),
  PLUMBLINE_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PLUMBLINE_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'give an http or https address' }).optional(),
  NEO4J_URI: z
    .string()
    .regex(
      /^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/?#@:]+(:\d{1,5})?\/?$|^(neo4j|bolt)(\+s|\+ssc)?:\/\/\[[0-9a-f:.]+\](:\d{1,5})?\/?$/i,
      'give an address like neo4j://host:7687 (neo4j, neo4j+s, bolt or bolt+s; user and password have variables of their own)',
    )
    .optional(),
  NEO4J_USER: z.string().min(1).optional(),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().min(1).optional(),
  NEO4J_WAIT_SECONDS: z.coerce.number().int().min(1).max(600).optional(),
});

/** What the environment says, checked once; the only reader of it. */
export interface Settings {
  /** The data folder, absolute. */
  readonly home: string;
  /** Who may see what; `named` where the environment names the file, which then must be there. */
  readonly access: { readonly file: string; readonly named: boolean };
  readonly user?: string;
  /** 32 bytes as hex; where absent the data folder keeps its own. */
  readonly idKeyHex?: string;
  /** File that holds the key of the sealed store, absolute; where absent the data folder keeps its own. */
  readonly sealKeyFile?: string;
  /** The file of the key that signs the audit record, absolute; where absent the data folder keeps its own. */
  readonly auditKey?: string;
  /** A second place for the audit record's checkpoints, a file or a folder, absolute. */
  readonly auditWitness?: string;
  /** The force's zone: a date on the command line means its end there. */
  readonly zone: string;
  readonly host: string;
  readonly port: number;
  /** Where browsers reach the server when that is not `host` and `port`: a container's published port, a TLS proxy. */
  readonly publicUrl?: string;
  readonly neo4j?: {
    readonly uri: string;
    readonly user?: string;
    readonly password?: string;
    readonly database?: string;
    readonly waitSeconds?: number;
  };
}

/** Reads the settings. Throws PlumblineError `usage` that names the variable and says what it must be. */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new PlumblineError(
      'usage',
      `The environment variable ${issue?.path.join('.') ?? ''}: ${issue ? issueText(issue) : 'it does not fit'}.`,
    );
  }
  const e = parsed.data;
  const home = path.resolve(e.PLUMBLINE_HOME);
  return {
    home,
    access: {
      file: path.resolve(e.PLUMBLINE_ACCESS ?? path.join(home, 'access.yaml')),
      named: e.PLUMBLINE_ACCESS !== undefined,
    },
    zone: e.PLUMBLINE_ZONE,
    host: e.PLUMBLINE_HOST,
    port: e.PLUMBLINE_PORT,
    ...(e.PLUMBLINE_PUBLIC_URL === undefined ? {} : { publicUrl: e.PLUMBLINE_PUBLIC_URL }),
    ...(e.PLUMBLINE_USER === undefined ? {} : { user: e.PLUMBLINE_USER }),
    ...(e.PLUMBLINE_AUDIT_KEY === undefined ? {} : { auditKey: path.resolve(e.PLUMBLINE_AUDIT_KEY) }),
    ...(e.PLUMBLINE_AUDIT_WITNESS === undefined
      ? {}
      : { auditWitness: path.resolve(e.PLUMBLINE_AUDIT_WITNESS) }),
    ...(e.PLUMBLINE_ID_KEY === undefined ? {} : { idKeyHex: e.PLUMBLINE_ID_KEY }),
    ...(e.PLUMBLINE_SEAL_KEY === undefined ? {} : { sealKeyFile: path.resolve(e.PLUMBLINE_SEAL_KEY) }),
    ...(e.NEO4J_URI === undefined
      ? {}
      : {
          neo4j: {
            uri: e.NEO4J_URI,
            ...(e.NEO4J_USER === undefined ? {} : { user: e.NEO4J_USER }),
            ...(e.NEO4J_PASSWORD === undefined ? {} : { password: e.NEO4J_PASSWORD }),
            ...(e.NEO4J_DATABASE === undefined ? {} : { database: e.NEO4J_DATABASE }),
            ...(e.NEO4J_WAIT_SECONDS === undefined ? {} : { waitSeconds: e.NEO4J_WAIT_SECONDS }),
          },
        }),
  };
}
