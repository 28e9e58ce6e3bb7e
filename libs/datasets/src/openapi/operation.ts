import { fileFormats } from '@tokorozawa/files/file-formats';
import { essenceOf, type Form } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { errorResponses } from './responses';

export type Words = LocalizedText & { en: string };

/** A part of an OpenAPI document. */
export type Described = Record<string, unknown>;

/** What is said of a resource, in each of its forms. */
export interface Subject {
  /** In camel case. With the suffix of a form it is the id of an operation. */
  id: string;
  summary: Words;
  description?: string;
  tag: string;
}

/** What an operation returns: the schema of its JSON, by a name among the components. */
export interface Returned {
  schema?: string;
  /** True if there can be nothing at the address. */
  canBeMissing: boolean;
  /** The headers of the answer that a caller has to know. */
  headers?: Described;
}

/** A form of a resource as an entry of `paths`. */
export function pathItem(
  path: string,
  form: Form,
  { id, summary, description, tag }: Subject,
  parameters: readonly Described[],
  { schema, canBeMissing, headers }: Returned,
): [path: string, item: Described] {
  const { suffix } = form;
  const what = suffix === undefined ? '' : formWords[suffix];
  const operation = {
    operationId: suffix === undefined ? id : `${id}_${suffix.replaceAll('.', '_')}`,
    summary: `${shortened(summary.en)} (${summary.ja})${what ? `, ${what}` : ''}`,
    ...(description && { description }),
    tags: [tag],
    parameters,
    responses: {
      200: {
        description: what ? `The answer ${what}.` : 'The answer.',
        ...(headers && { headers }),
        content: { [essenceOf(form)]: { schema: schemaOfBody(form, schema) } },
      },
      ...errorResponses(400, ...(canBeMissing ? ([404] as const) : []), 429, 500, 503),
    },
  };
  return [`${path}${suffix === undefined ? '' : `.${suffix}`}`, { get: operation }];
}

const formWords: Partial<Record<string, string>> = {
  json: 'as JSON',
  jsonld: 'as JSON-LD',
  ttl: 'as Turtle',
  ...Object.fromEntries(fileFormats.map(({ suffix, contents }) => [suffix, `as ${contents}`])),
  'metadata.json': 'described as CSV on the Web',
  svg: 'as a picture that scales',
  png: 'as a picture of pixels',
  ics: 'as a calendar',
  atom: 'as a feed',
};

/** Media types of texts that do not say so. */
const textFormats = new Set<string>(fileFormats.filter(({ isText }) => isText).map(({ mediaType }) => mediaType));

const shortened = (text: string): string => (text.length > 110 ? `${text.slice(0, 109)}…` : text);

function schemaOfBody(form: Form, name: string | undefined): Described {
  const type = essenceOf(form);
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (/[/+]json$/.test(type)) return { type: 'object' };
  const isText = type.startsWith('text/') || type.endsWith('xml') || textFormats.has(type);
  return isText ? { type: 'string' } : { type: 'string', contentMediaType: type };
}
