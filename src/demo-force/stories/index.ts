import { type Story } from '../scene';
import { crew } from './crew';
import { leak } from './leak';
import { multiAllegation } from './multi-allegation';
import { sharedContact } from './shared-contact';
import { undeclaredFriend } from './undeclared-friend';
import { victimTrawl } from './victim-trawl';
import { witnessContact } from './witness-contact';

/** In the order of casting, the choosiest first. */
export const STORIES: readonly Story[] = [
  crew,
  witnessContact,
  victimTrawl,
  undeclaredFriend,
  leak,
  sharedContact,
  multiAllegation,
];
