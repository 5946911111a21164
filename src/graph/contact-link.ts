import type { ContactLink } from '../model/contact';

/** A contact month as `contacts/create` takes it. */
export function toContactLink(month: ContactLink): {
  from: string;
  to: string;
  properties: Record<string, unknown>;
} {
  const { from, to, ...properties } = month;
  return { from, to, properties };
}
