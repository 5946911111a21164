export type { MarkOf } from './keys';
export { openSealedStore, type SealedCheck, type SealedStore, type ToSeal } from './store';
