import { openApiDocument } from '../../src/web/api/openapi';

/** `docs/openapi.json`: the REST interface, from the operations' schemas. */
export function openApiJson(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}
