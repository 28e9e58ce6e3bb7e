/** A text in both languages. */
const localizedText = {
  type: 'object',
  properties: { ja: { type: 'string' }, en: { type: 'string' } },
  required: ['ja', 'en'],
};

/** What the operations return as JSON. */
export const schemas = {
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
    required: ['questions'],
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
  Record: {
    type: 'object',
    description:
      'A record, with its fields as GraphQL has them, its figures, its editions, and where it comes from (記録).',
    required: ['__typename', 'id', 'name', 'url', 'provenance'],
    properties: {
      __typename: { type: 'string', description: 'The GraphQL type, which `/data.json` describes.' },
      id: { type: 'string' },
      name: { type: 'string' },
      url: { type: 'string', description: 'The permanent address.' },
      provenance: { type: ['object', 'null'], description: 'Where it stands in the print, and what was corrected.' },
    },
  },
  IndicatorList: {
    type: 'array',
    items: {
      type: 'object',
      required: ['url', 'id', 'code', 'name', 'unit'],
      properties: {
        url: { type: 'string', format: 'uri' },
        id: { type: 'string' },
        code: { type: 'string' },
        name: { type: 'string' },
        definition: { type: ['string', 'null'] },
        unit: { type: 'string' },
        observations: { type: 'integer', description: 'How many figures it has.' },
      },
    },
  },
  Indicator: {
    type: 'object',
    description: 'A figure: what it measures, what it shows in words, and all of its values (指標).',
    required: ['url', 'id', 'code', 'name', 'unit', 'summary', 'totalCount', 'observations'],
    properties: {
      url: { type: 'string', format: 'uri' },
      summary: {
        type: 'object',
        description: 'What the figures say, and what must be known before they are used.',
        properties: {
          sentences: { type: 'array', items: { type: 'string' } },
          cautions: { type: 'array', items: { type: 'string' } },
        },
      },
      totalCount: { type: 'integer' },
      observations: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'value', 'printed', 'date', 'provenance'],
          properties: {
            id: { type: 'string' },
            value: { type: ['number', 'null'] },
            printed: { type: ['string', 'null'], description: 'As the source prints it.' },
          },
        },
      },
    },
  },
  PartList: { type: 'array', items: { $ref: '#/components/schemas/PartSummary' } },
  PartSummary: {
    type: 'object',
    required: ['id', 'title', 'about', 'url'],
    properties: {
      id: { type: 'string' },
      title: { type: 'string' },
      about: { type: 'string' },
      position: { type: ['integer', 'null'], description: 'Its number in the publication.' },
      url: { type: 'string', format: 'uri' },
    },
  },
  Part: {
    allOf: [{ $ref: '#/components/schemas/PartSummary' }],
    description: 'A part of the publication, with its questions, records and figures (資料の部).',
    required: ['recordTypes', 'questions', 'kinds', 'figures'],
    properties: {
      recordTypes: { type: 'array', items: { type: 'string' } },
      questions: { type: 'array', items: { type: 'object' } },
      kinds: { type: 'array', items: { type: 'object' } },
      figures: { type: 'array', items: { type: 'object' } },
    },
  },
  EditionList: { type: 'array', items: { $ref: '#/components/schemas/EditionSummary' } },
  EditionSummary: {
    type: 'object',
    required: ['id', 'name', 'fiscalYear', 'url'],
    properties: {
      id: { type: 'string' },
      name: { type: 'string' },
      fiscalYear: { type: 'integer' },
      url: { type: 'string', format: 'uri' },
    },
  },
  Edition: {
    allOf: [{ $ref: '#/components/schemas/EditionSummary' }],
    description: 'An edition, with what changed in it, was corrected, is missing and was computed again (年度版).',
    required: ['changes', 'corrections', 'gaps', 'checks'],
    properties: {
      changes: { type: 'array', items: { type: 'object' } },
      corrections: { type: 'array', items: { type: 'object' } },
      gaps: { type: 'array', items: { type: 'object' } },
      checks: { type: 'array', items: { type: 'object' } },
    },
  },
  Dictionary: {
    type: 'object',
    description: 'Every kind of record with its fields, and the closed lists of values (データの辞書).',
    required: ['kinds', 'values'],
    properties: {
      kinds: { type: 'array', items: { type: 'object' } },
      values: { type: 'array', items: { type: 'object' } },
    },
  },
  FileMetadata: {
    type: 'object',
    description: 'Columns, sources, citation and corrections of a file, as CSV on the Web (CSVファイルの説明).',
    required: ['@context', 'url', 'tableSchema'],
  },
  OEmbed: {
    type: 'object',
    required: ['version', 'type', 'width', 'height', 'html'],
    properties: {
      version: { const: '1.0' },
      type: { const: 'rich' },
      title: { type: 'string' },
      width: { type: 'integer' },
      height: { type: 'integer' },
      html: { type: 'string', description: 'The code of the frame.' },
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
