export { bandOf } from './band';
export { policyDifferences } from './difference';
export type { Band, HarmPolicy, Policy, PolicyMark } from './policy';
export { POLICY_FILE, PolicyFile } from './policy-file';
export { defaultPolicy, defaultPolicyText, policyWith, readPolicy, readSignedPolicy } from './read-policy';
export { policyTables } from './tables';
