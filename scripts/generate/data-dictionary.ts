import { linkKinds } from '../../src/operations/link-kinds';
import type { FieldDefinition, SourceDefinition } from '../../src/model/source';
import { COMMON_FIELDS } from '../../src/model/source';
import { allSources } from '../../src/sources';

/** `docs/data-dictionary.md`: every source with its fields, and every kind of link, from their definitions. */
export function dataDictionary(): string {
  return [
    '# Data dictionary',
    '',
    'Made by `npm run generate` from `src/sources` and `src/model/kinds`. Do not edit.',
    '',
    '## Fields that every row may carry',
    '',
    ...fieldTable(COMMON_FIELDS),
    ...allSources().flatMap(section),
    '',
    '## Kinds of link',
    '',
    '| kind | means | does not show |',
    '|---|---|---|',
    ...linkKinds().map((k) => `| ${k.id} | ${cell(k.sentence)} | ${cell(k.doesNotShow)} |`),
    '',
  ].join('\n');
}

function section(source: SourceDefinition): string[] {
  const facts = [
    `Owner: ${source.owner}. Comes: ${source.cadence}. Lawful basis: ${source.lawfulBasis}.`,
    source.key
      ? `Key: ${source.key.map((k) => `\`${k}\``).join(' + ')}${source.systemIssued ? ', qualified by the system' : ''}.`
      : 'No key: a row is known by its content and its occurrence in the file.',
    source.recordedFrom
      ? `Recorded time of the first version: \`recorded_at\`, else \`${source.recordedFrom}\`, else when it was supplied.`
      : 'Recorded time: `recorded_at`, else when it was supplied.',
    ...Object.entries(source.requires ?? {}).map(
      ([field, where]) => `\`${field}\` is required in a row that fills \`${where}\`.`,
    ),
    ...(source.personnel
      ? [
          `Visible to readers who are excluded from somebody whom it names; of that person's own row they see ${source.personnel.shown.map((field) => `\`${field}\``).join(', ')}.`,
        ]
      : []),
  ];
  return [
    '',
    `## ${source.id}: ${source.title}`,
    '',
    source.about,
    '',
    ...facts.map((f) => `- ${f}`),
    '',
    ...fieldTable(source.fields),
  ];
}

function fieldTable(fields: Readonly<Record<string, FieldDefinition>>): string[] {
  return [
    '| field | holds | about |',
    '|---|---|---|',
    ...Object.entries(fields).map(
      ([name, f]) => `| \`${name}\`${f.required ? ' *' : ''} | ${holds(f)} | ${cell(f.about)} |`,
    ),
  ];
}

function holds(field: FieldDefinition): string {
  const what =
    field.type === 'code'
      ? (field.codes ?? []).join(', ')
      : field.type === 'reference'
        ? [field.register, ...(field.alsoRegisters ?? [])].join(' or ')
        : field.type;
  return cell(`${what}${field.many ? ' (several, by `;`)' : ''}`);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
