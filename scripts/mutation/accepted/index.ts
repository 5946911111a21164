import type { Accepted } from './accepted';
import { AUDITED } from './audited';
import { LOGS } from './logs';
import { SEEN } from './seen';

export type { Accepted };
export const ACCEPTED: readonly Accepted[] = [...SEEN, ...AUDITED, ...LOGS];
