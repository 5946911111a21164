import { z } from 'zod';
import { VERSION } from '../../config/version';
import { allOperations } from '../../operations/catalogue';
import { lineStream } from '../../operations/stream';
import type { Operation } from '../../operations/operation';
import { ERROR_CODES } from '../../shared/errors';

type Json = Record<string, unknown>;

const PROBLEM = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status', 'code'],
  additionalProperties: false,
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERROR_CODES) },
    detail: { type: 'string', description: 'What to change about the question; never content of a record.' },
  },
};

/** The OpenAPI 3.1 document of the REST interface, made from the zod schemas of the operations. */
export function openApiDocument(): object {
  const operations = allOperations().filter((operation) => operation.offered !== 'local');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: VERSION,
      description:
        'Every answer is made through the view of the reader who is signed in, and is written to the audit record before it leaves. What a reader may not see is answered as what is not there.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    paths: Object.fromEntries(operations.map((operation) => [`/${operation.id}`, pathOf(operation)])),
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'plumbline',
          description: 'The session of the browser.',
        },
      },
    },
  };
}

function pathOf(operation: Operation): Json {
  const shared = {
    summary: operation.summary,
    description: `For: ${operation.roles.join(', ')}. Recorded as ${operation.audit}.`,
    responses: responses(operation),
  };
  const post = {
    ...shared,
    operationId: `${operation.id}-post`,
    parameters: [
      {
        name: 'x-csrf-token',
        in: 'header',
        required: true,
        schema: { type: 'string' },
        description: 'The session’s token.',
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(operation.input, 'input') } },
    },
  };
  if (operation.offered === 'post') return { post };
  return { get: { ...shared, operationId: operation.id, parameters: parameters(operation) }, post };
}

function parameters(operation: Operation): Json[] {
  const schema = schemaOf(operation.input, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = property;
    const required = (schema.required ?? []).includes(name);
    return {
      name,
      in: 'query',
      required,
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function responses(operation: Operation): Json {
  const body =
    operation.output === lineStream
      ? { 'application/x-ndjson': { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(operation.output, 'output') } };
  const failures = [...new Set(Object.values(ERROR_CODES).map((code) => code.http))].sort((a, b) => a - b);
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    200: { description: 'The answer.', content: body },
    ...Object.fromEntries(
      failures.map((status) => [status, { description: codesOf(status), content: problem }]),
    ),
  };
}

function codesOf(status: number): string {
  return Object.entries(ERROR_CODES)
    .filter(([, { http }]) => http === status)
    .map(([code]) => code)
    .join(', ');
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  delete made['$schema'];
  return made;
}
