export { Anchor } from './anchor';
export { AnchorFile } from './anchor-file';
export { lostGraph } from './held';
