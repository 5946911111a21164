/** References of the authorities under which communications data was obtained. */
export const AUTHORITIES = { group: 'CDA/0147', leak: 'CDA/0152', covert: 'CDA/0160' } as const;
