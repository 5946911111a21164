import { type Story } from '../scene';
import { busyResponse } from './busy-response';
import { declaredAssociate } from './declared-associate';
import { dutyCalls } from './duty-calls';
import { familyLiaison } from './family-liaison';
import { jointComplaints } from './joint-complaints';
import { maliciousReport } from './malicious-report';
import { offenderInTheFamily } from './offender-in-the-family';
import { offenderManager } from './offender-manager';
import { ownHousehold } from './own-household';
import { sharedDesks } from './shared-desks';
import { teamWitness } from './team-witness';

/** In the order of casting, the choosiest first. */
export const LOOK_ALIKES: readonly Story[] = [
  familyLiaison,
  offenderManager,
  dutyCalls,
  ownHousehold,
  declaredAssociate,
  teamWitness,
  jointComplaints,
  offenderInTheFamily,
  busyResponse,
  maliciousReport,
  sharedDesks,
];
