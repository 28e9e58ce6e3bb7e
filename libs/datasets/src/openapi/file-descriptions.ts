import { exportedLists } from '@tokorozawa/exports';
import type { GraphQLSchema } from 'graphql';
import { inPath, inQuery, namesIn } from './parameters';
import type { Descriptions } from './resource-description';

/** What is said of files that are no list by itself, and of feeds. */
export function fileDescriptions(schema: GraphQLSchema): Descriptions {
  const domains = namesIn(schema, 'Subgraph');
  const type = inQuery(
    'type',
    'A type of records (記録の種類).',
    { type: 'string', enum: namesIn(schema, 'RecordType') },
    'SisterCity',
  );
  const domain = inQuery('subgraph', 'A domain (領域). Without it, all of them.', { type: 'string', enum: domains });
  const before = inQuery('before', 'The cursor of an older page, as the feed links to it.', { type: 'string' });
  return {
    '/lists/:list': {
      id: 'summarizeList',
      summary: { ja: '一覧の集計', en: 'Counts, sums and averages of the figures of a list' },
      description:
        'The figures of the records that meet the conditions, which are written as for the file of the list, below `/export`. Without `summary`, the address leads to that file.',
      tag: 'files',
      path: {
        list: inPath(
          'list',
          'The list.',
          { type: 'string', enum: [...exportedLists(schema).keys()] },
          'center-courses',
        ),
      },
      query: {
        summary: inQuery(
          'summary',
          'What to group by: `indicator`, `fiscalYear`, `period`, `record`, `section`, a column with few values, or `all` for one group.',
          { type: 'string' },
          'section',
        ),
      },
    },
    '/export/public-facilities': {
      id: 'exportPublicFacilities',
      summary: { ja: '公共施設一覧', en: 'Facilities in the standard form of municipalities' },
      tag: 'files',
    },
    '/export/public-events': {
      id: 'exportPublicEvents',
      summary: { ja: 'イベント一覧', en: 'Joint events in the standard form of municipalities' },
      tag: 'files',
    },
    '/feeds/changes': {
      id: 'feedOfChanges',
      summary: { ja: '新しい記録と変更', en: 'New and changed records of all domains' },
      tag: 'feeds',
      query: { type, before },
    },
    '/feeds/corrections': {
      id: 'feedOfCorrections',
      summary: { ja: '資料の訂正', en: 'Corrections of the publication' },
      tag: 'feeds',
      query: {
        subgraph: domain,
        type,
        kind: inQuery('kind', 'A kind of corrections (訂正の種類).', {
          type: 'string',
          enum: namesIn(schema, 'CorrectionKind'),
        }),
      },
    },
    '/feeds/:subgraph': {
      id: 'feedOfDomain',
      summary: { ja: '領域の新しい記録と変更', en: 'New and changed records of one domain' },
      tag: 'feeds',
      path: {
        subgraph: inPath('subgraph', 'The domain.', { type: 'string', enum: domains }, 'international-relations'),
      },
      query: { type, before },
    },
  };
}
