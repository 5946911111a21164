import { typedReference } from '../../model/entity';
import { MASK, type ProtectedList } from '../../model/protected';
import type { FieldDefinition } from '../../model/source';
import { masked } from '../protection/masking';

/** A field's text with what it names of the list taken out; the same text where it names nothing. */
export function maskedField(field: FieldDefinition, text: string, list: ProtectedList): string {
  if (list.isEmpty || field.namesNobody === true || field.sealed === true) return text;
  if (field.type === 'text') return masked(text, list);
  if (field.type !== 'reference') return text;
  const parts = field.many ? text.split(';') : [text];
  const left = parts.map((part) => (isProtected(field, part.trim(), list) ? MASK : part));
  return left.every((part, i) => part === parts[i]) ? text : left.join(';');
}

/** A field's text without the parts that are masked: what is left to be read. */
export function withoutMasks(field: FieldDefinition, text: string): string {
  if (field.type !== 'reference') return text;
  return text
    .split(';')
    .filter((part) => part !== MASK)
    .join(';');
}

function isProtected(field: FieldDefinition, text: string, list: ProtectedList): boolean {
  if (text === '') return false;
  const { register, nativeId } = typedReference(text, field.register ?? 'nominal');
  return list.isReferredTo(register, nativeId);
}
