import type { KnownQuestions } from '@tokorozawa/questions';
import { isRecord } from '@tokorozawa/record-fields';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { inPath } from './parameters';
import { type Descriptions, inOnePath } from './resource-description';

/** What is said of records, indicators, parts and editions. */
export function recordDescriptions(known: KnownQuestions, schema: GraphQLSchema): Descriptions {
  const kinds = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRecord(type));
  return {
    '/q': {
      id: 'listQuestions',
      summary: { ja: '質問の一覧', en: 'All ready-made questions' },
      tag: 'records',
      schemas: { json: 'QuestionList' },
    },
    '/id/:id': {
      id: 'getRecord',
      summary: { ja: '記録', en: 'A record by its id' },
      description: `A record of any of these types: ${kinds.map(({ name }) => name).join(', ')}. An id that ends with \`@2024\` is the record as that edition prints it. A record without figures that can be compared has no picture.`,
      tag: 'records',
      path: inOnePath('id', 'The permanent id of the record.', 'course-2023-date-dv'),
      schemas: { json: 'Record' },
    },
    '/indicators': {
      id: 'listIndicators',
      summary: { ja: '指標の一覧', en: 'All indicators' },
      tag: 'records',
      schemas: { json: 'IndicatorList' },
    },
    '/indicators/:id': {
      id: 'getIndicator',
      summary: { ja: '指標', en: 'A figure: its definition, what it shows, and all of its values' },
      tag: 'records',
      path: inOnePath('id', 'The code of the indicator.', 'population'),
      schemas: { json: 'Indicator' },
    },
    '/parts': {
      id: 'listParts',
      summary: { ja: '資料の部の一覧', en: 'The parts of the publication' },
      tag: 'records',
      schemas: { json: 'PartList' },
    },
    '/parts/:id': {
      id: 'getPart',
      summary: { ja: '資料の部', en: 'A part of the publication with its questions, records and figures' },
      tag: 'records',
      path: { id: inPath('id', 'The part.', { type: 'string', enum: [...known.parts.keys()] }, 'peace') },
      schemas: { json: 'Part' },
    },
    '/editions': {
      id: 'listEditions',
      summary: { ja: '年度版の一覧', en: 'The editions of the publication' },
      tag: 'records',
      schemas: { json: 'EditionList' },
    },
    '/editions/:id': {
      id: 'getEdition',
      summary: { ja: '年度版', en: 'An edition: what changed, what was corrected, and what is missing' },
      tag: 'records',
      path: inOnePath('id', 'The fiscal year by which the edition is called.', '2024'),
      schemas: { json: 'Edition' },
    },
  };
}
