export type { Band, HarmPolicy, Policy, PolicyMark } from './policy';
export { defaultPolicy, defaultPolicyText, policyWith, readPolicy, readSignedPolicy } from './read-policy';
