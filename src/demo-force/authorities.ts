/** An authority under which communications data was obtained, and the operation in whose compartment the data lies. */
export interface Authority {
  readonly reference: string;
  readonly operation: 'ROWAN' | 'ALDER';
  /** Nobody may read it on without asking first. */
  readonly conditional: boolean;
}

export const AUTHORITIES = {
  group: { reference: 'CDA/0147', operation: 'ROWAN', conditional: false },
  leak: { reference: 'CDA/0152', operation: 'ROWAN', conditional: false },
  covert: { reference: 'CDA/0160', operation: 'ALDER', conditional: true },
} as const satisfies Readonly<Record<string, Authority>>;
