import { isRecord } from '@tokorozawa/record-fields';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { type GraphQLNamedType, isEnumType, isObjectType } from 'graphql';
import type { Parameter } from './parameters';
import { prepareQuestion, questionPath, type KnownQuestions, type Question } from './question';
import { typeText, writtenValues } from './read-variables';

/** The description of everything that programs can read by its address alone, in OpenAPI 3.1. */
export function openApiResource(known: KnownQuestions): Resource {
  return {
    path: '/openapi.json',
    forms: [
      {
        mediaType: 'application/vnd.oai.openapi+json; version=3.1; charset=utf-8',
        write: async (request) => ({ body: `${JSON.stringify(describe(known, request))}\n` }),
      },
    ],
  };
}

function describe(known: KnownQuestions, request: ResourceRequest): object {
  const { addresses, schema } = request;
  const questions = [...known.questions.values()].map((file) => prepareQuestion(file, request));
  const parts = [...new Set(questions.map(({ partId }) => partId))].flatMap((id) => known.parts.get(id) ?? []);
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRecord(type));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tokorozawa Planning Graph (所沢市 計画グラフ)',
      version: '1',
      summary: 'Ready-made questions and records of the planning department of Tokorozawa City, each at an address.',
      description:
        'Everything here is also in the GraphQL interface at `/graphql`, of which these addresses are ready-made questions. No key is needed. Every answer says where in the source it comes from. The source states no license.',
    },
    servers: [{ url: addresses.origin }],
    externalDocs: { description: 'The schema of the graph', url: addresses.absolute('/schema.graphql') },
    tags: [
      ...parts.map(({ id, title, about }) => ({ name: id, description: `${title.en} (${title.ja}). ${about.en}` })),
      { name: 'records', description: 'Any record (記録) by its permanent id.' },
    ],
    paths: {
      '/q.json': { get: listOperation() },
      ...Object.fromEntries(questions.flatMap((question) => pathsOf(question))),
      '/id/{id}.json': { get: recordOperation(types.map(({ name }) => name)) },
    },
    components: { schemas, responses, parameters: commonParameters },
  };
}

const listOperation = (): object => ({
  operationId: 'listQuestions',
  summary: 'All ready-made questions (質問の一覧)',
  responses: {
    200: {
      description: 'The questions, by the part of the publication that they belong to.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/QuestionList' } } },
    },
    ...errorResponses(500),
  },
});

const forms = {
  json: { mediaType: 'application/json', what: 'with its sources', schema: { $ref: '#/components/schemas/Answer' } },
  csv: { mediaType: 'text/csv', what: 'as a table', schema: { type: 'string' } },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    what: 'as a workbook',
    schema: { type: 'string', contentMediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  svg: { mediaType: 'image/svg+xml', what: 'as a picture', schema: { type: 'string' } },
  png: { mediaType: 'image/png', what: 'as a picture', schema: { type: 'string', contentMediaType: 'image/png' } },
} as const;

function pathsOf(question: Question): [path: string, item: object][] {
  return Object.entries(forms).map(([suffix, { mediaType, what, schema }]) => [
    `${questionPath(question.id)}.${suffix}`,
    {
      get: {
        operationId: `${operationName(question.id)}_${suffix}`,
        summary: `${question.sentence.en.slice(0, 110)} (${suffix})`,
        description: `${question.sentence.en} The answer ${what}.\n\n${question.sentence.ja}`,
        tags: [question.partId],
        parameters: [
          ...question.parameters.map(parameterOf),
          { $ref: '#/components/parameters/lang' },
          ...(suffix === 'json' ? [] : [{ $ref: '#/components/parameters/table' }]),
          ...(suffix === 'svg' || suffix === 'png'
            ? [{ $ref: '#/components/parameters/theme' }, { $ref: '#/components/parameters/width' }]
            : []),
        ],
        responses: {
          200: { description: `The answer ${what}.`, content: { [mediaType]: { schema } } },
          ...errorResponses(400, 404, 429, 500, 503),
        },
      },
    },
  ]);
}

const operationName = (id: string): string =>
  id.replaceAll(/[^a-z0-9]+(.)/g, (_all, letter: string) => letter.toUpperCase());

function parameterOf(parameter: Parameter): object {
  const { name, isList, isRequired, isComputed, defaultValue, label, descriptions, type } = parameter;
  const item = schemaOf(type);
  const withDefault = defaultValue === undefined || defaultValue === null ? {} : { default: defaultOf(parameter) };
  const text = typeText(parameter).en;
  return {
    name,
    in: 'query',
    required: isRequired && !isComputed && defaultValue === undefined,
    description: [
      `${label.en} (${label.ja}): ${text}.`,
      descriptions[Locale.EN],
      ...(isComputed ? ['The default depends on the day in Japan.'] : []),
      ...(isRequired ? [] : ['Empty for none.']),
    ]
      .filter(Boolean)
      .join(' '),
    ...(isList && { style: 'form', explode: true }),
    schema: isList ? { type: 'array', items: item, ...withDefault } : { ...item, ...withDefault },
    example: isList ? [exampleOf(parameter)] : exampleOf(parameter),
  };
}

const defaultOf = (parameter: Parameter): unknown =>
  isNumeric(parameter.type) || parameter.type.name === 'Boolean' || Array.isArray(parameter.defaultValue)
    ? parameter.defaultValue
    : writtenValues(parameter.defaultValue)[0];

const isNumeric = ({ name }: GraphQLNamedType): boolean => name === 'Int' || name === 'Float';

const exampleOf = ({ type, example }: Parameter): unknown =>
  isNumeric(type) ? Number(example) : type.name === 'Boolean' ? example === 'true' : example;

function schemaOf(type: GraphQLNamedType): object {
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  const types: Record<string, string> = { Int: 'integer', Float: 'number', Boolean: 'boolean' };
  return { type: types[type.name] ?? 'string' };
}

const recordOperation = (types: string[]): object => ({
  operationId: 'getRecord',
  summary: 'A record by its id (記録)',
  description: `A record of any of these types: ${types.join(', ')}. An id that ends with \`@2024\` is the record as that edition prints it.`,
  tags: ['records'],
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      description: 'The permanent id of the record.',
      schema: { type: 'string' },
      example: 'sister-city-decatur',
    },
    { $ref: '#/components/parameters/lang' },
  ],
  responses: {
    200: {
      description: 'The record, with what it consists of and where it comes from.',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
    ...errorResponses(404, 429, 500, 503),
  },
});

const errorNames = {
  400: 'BadRequest',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'Unavailable',
};

const errorResponses = (...statuses: (keyof typeof errorNames)[]): object =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${errorNames[status]}` }]));

const problem = (description: string, status: number, code: string, detail: string, parameter?: string): object => ({
  description,
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      example: { type: 'about:blank', status, detail, code, ...(parameter && { parameter }) },
    },
  },
});

const responses = {
  BadRequest: problem(
    'A parameter has a value that cannot be accepted, or is not known.',
    400,
    'BAD_USER_INPUT',
    'The parameter "slots" takes a whole number, repeated for each, such as slots=5. "x" is none.',
    'slots',
  ),
  NotFound: problem(
    'There is nothing with this id, or nothing to draw.',
    404,
    'NOT_FOUND',
    'No section has the id "zzz".',
    'id',
  ),
  TooManyRequests: problem('Too many requests from this caller.', 429, 'TOO_MANY_REQUESTS', 'Wait a moment.'),
  InternalError: problem('Something went wrong here.', 500, 'INTERNAL_SERVER_ERROR', 'An internal error occurred.'),
  Unavailable: problem(
    'A part of the graph does not answer, and the file would lack something. Try again in a moment.',
    503,
    'SUBGRAPH_UNAVAILABLE',
    'The domain “comprehensive-plan” does not answer.',
  ),
};

const commonParameters = {
  lang: {
    name: 'lang',
    in: 'query',
    description: 'The language of names and texts (言語). Without it, that of `accept-language`.',
    schema: { type: 'string', enum: ['ja', 'en'] },
  },
  table: {
    name: 'table',
    in: 'query',
    description:
      'Which list of the answer is the table (表), by its path such as `sisterCities.ties`. Without it, the list that tells most.',
    schema: { type: 'string' },
  },
  theme: {
    name: 'theme',
    in: 'query',
    description: 'The colors of the picture (配色).',
    schema: { type: 'string', enum: ['light', 'dark'], default: 'light' },
  },
  width: {
    name: 'width',
    in: 'query',
    description: 'The width of the picture in pixels (幅).',
    schema: { type: 'integer', minimum: 280, maximum: 2000, default: 860 },
  },
};

const localizedText = {
  type: 'object',
  properties: { ja: { type: 'string' }, en: { type: 'string' } },
  required: ['ja', 'en'],
};

const schemas = {
  Answer: {
    type: 'object',
    description: 'What a question was answered, and where that comes from (答え).',
    required: ['data', 'question', 'variables', 'address', 'citation', 'license', 'provenance'],
    properties: {
      data: { type: 'object', description: 'The data exactly as GraphQL answers them.' },
      question: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          sentence: localizedText,
          query: { type: 'string', description: 'The GraphQL operation.' },
          address: { type: 'string', format: 'uri' },
        },
      },
      variables: { type: 'object', description: 'The values of the variables, defaults included.' },
      address: {
        type: 'string',
        format: 'uri',
        description: 'The permanent address of the question with these values.',
      },
      explorer: { type: 'string', format: 'uri', description: 'Where people open it in the explorer.' },
      citation: { type: 'string', description: 'How the answer is cited (引用).' },
      license: { type: 'string', description: 'What is known about the right to use the data (利用条件).' },
      provenance: { type: 'array', items: { $ref: '#/components/schemas/Provenance' } },
    },
  },
  Provenance: {
    type: 'object',
    description: 'Where a record of the answer comes from (出典).',
    properties: {
      path: { type: 'string', description: 'Where the record stands in `data`: `sisterCities.0`.' },
      type: { type: 'string', description: 'Its GraphQL type.' },
      status: {
        type: 'string',
        enum: ['AS_PRINTED', 'CORRECTED', 'UNCERTAIN', 'EDITORIAL', 'PARTNER', 'MADE_UP'],
        description: 'Whether it is as printed, corrected, uncertain or not of the source.',
      },
      edition: { type: 'string' },
      heading: { type: 'string' },
      lines: { type: 'array', items: { type: 'integer' } },
      corrections: { type: 'array', items: { type: 'object' } },
      gaps: { type: 'array', items: { type: 'object' } },
      openLists: { type: 'array', items: { type: 'string' } },
    },
  },
  QuestionList: {
    type: 'object',
    properties: {
      questions: {
        type: 'array',
        items: {
          type: 'object',
          properties: { id: { type: 'string' }, sentence: localizedText, address: { type: 'string', format: 'uri' } },
        },
      },
    },
  },
  Problem: {
    type: 'object',
    description: 'Problem details (RFC 9457).',
    required: ['type', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What is wrong and what to do, in the language of the request.' },
      code: { type: 'string', description: 'One of the closed list of error codes.' },
      parameter: { type: 'string', description: 'The parameter that is wrong.' },
    },
  },
};
