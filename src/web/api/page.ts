import type { RequestHandler } from 'express';
import { ERROR_CODES } from '../../shared/errors';
import { framed, type PageServices } from '../page-routes';
import { openApiDocument } from './openapi';

interface Described {
  summary: string;
  description: string;
  operationId: string;
  parameters?: { name: string; required: boolean; description?: string; schema: object }[];
  responses: Record<string, { content: Record<string, { schema: object }> }>;
}

/** The REST interface for people: every operation with its parameters, from the same document as `/api/openapi.json`. */
export function apiPage(services: PageServices): RequestHandler {
  return (request, response) => {
    services.readerOf(request);
    const { paths } = openApiDocument() as { paths: Record<string, { get?: Described; post: Described }> };
    const operations = Object.entries(paths).map(([path, methods]) => ({
      id: path.slice(1),
      methods: Object.keys(methods).map((m) => m.toUpperCase()),
      summary: methods.post.summary,
      description: methods.post.description,
      parameters: (methods.get?.parameters ?? []).map((p) => ({
        name: p.name,
        required: p.required,
        about: p.description ?? '',
        type: JSON.stringify(p.schema),
      })),
      answer: JSON.stringify(Object.values(methods.post.responses['200']?.content ?? {})[0]?.schema, null, 2),
    }));
    const errors = Object.entries(ERROR_CODES).map(([code, { http }]) => ({ code, http }));
    const around = framed(services, request, response, { title: 'REST interface' });
    response.send(services.render('api.njk', { ...around, page: { operations, errors } }));
  };
}
