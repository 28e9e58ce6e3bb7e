import { type Calendar, offeredCalendars } from '@tokorozawa/calendars';
import { exportedLists } from '@tokorozawa/exports';
import type { KnownQuestions } from '@tokorozawa/questions';
import { isRecord } from '@tokorozawa/record-fields';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { isObjectType } from 'graphql';
import { type Described, pathItem, type Subject } from './operation';
import { commonParameters, inPath, inQuery, namesIn, refTo } from './parameters';

/** What is said of a resource that has one address, or one with a part for an id. */
interface Description extends Subject {
  /** The parts of its path. */
  path?: Record<string, Described>;
  /** Its query parameters that are not common to all resources. */
  query?: Record<string, Described>;
  /** The schemas of its forms, by their suffixes; that of a form without one is under an empty suffix. */
  schemas?: Partial<Record<string, string>>;
}

/** The forms of a resource that are no pages. Empty for a resource that only pages and browsers need. */
export function describeOther(
  { path, parameters: common = [], forms }: Resource,
  descriptions: ReadonlyMap<string, Description>,
): [path: string, item: Described][] {
  const description = descriptions.get(path);
  if (!description) return [];
  const { path: parts = {}, query = {}, schemas = {} } = description;
  const names = common === 'any' ? Object.keys(query) : common;
  return forms
    .filter(({ mediaType }) => !mediaType.startsWith('text/html'))
    .map((form) =>
      pathItem(
        path.replaceAll(/:(\w+)/g, '{$1}'),
        form,
        description,
        [
          ...Object.values(parts),
          ...[...names, ...(form.parameters ?? []), 'lang'].map((name) => query[name] ?? refToCommon(path, name)),
        ],
        { schema: schemas[form.suffix ?? ''], canBeMissing: path.includes(':') },
      ),
    );
}

function refToCommon(path: string, name: string): Described {
  if (name in commonParameters) return refTo(name);
  throw new Error(`The parameter "${name}" of ${path} has no description for the OpenAPI document.`);
}

/** What is said of each resource but questions and lists, by its path. */
export function describedResources(
  known: KnownQuestions,
  { schema, addresses }: ResourceRequest,
): Map<string, Description> {
  const kinds = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRecord(type));
  const domains = namesIn(schema, 'Subgraph');
  const type = inQuery(
    'type',
    'A type of records (記録の種類).',
    { type: 'string', enum: namesIn(schema, 'RecordType') },
    'SisterCity',
  );
  const domain = inQuery('subgraph', 'A domain (領域). Without it, all of them.', { type: 'string', enum: domains });
  const before = inQuery('before', 'The cursor of an older page, as the feed links to it.', { type: 'string' });
  const inOnePath = (name: string, text: string, example: string): Record<string, Described> => ({
    [name]: inPath(name, text, { type: 'string' }, example),
  });
  const texts: Record<string, Description> = {
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
      path: inOnePath('id', 'The permanent id of the record.', 'sister-city-decatur'),
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
    '/catalog': {
      id: 'getCatalog',
      summary: { ja: 'データカタログ', en: 'The data sets for portals, by DCAT-AP' },
      tag: 'data-sets',
    },
    '/datapackage': {
      id: 'getDataPackage',
      summary: { ja: 'データパッケージ', en: 'The files with types, units and keys, as a Data Package' },
      tag: 'data-sets',
    },
    '/croissant': {
      id: 'getCroissant',
      summary: { ja: 'クロワッサン', en: 'The data sets for machine learning, by Croissant' },
      tag: 'data-sets',
    },
    '/data': {
      id: 'getDictionary',
      summary: { ja: 'データの辞書', en: 'The dictionary: every kind of record, its fields, and the lists of values' },
      tag: 'data-sets',
      schemas: { json: 'Dictionary' },
    },
    '/site-picture.png': {
      id: 'getSitePicture',
      summary: { ja: 'このサイトの図', en: 'The picture that stands for this site where others link to it' },
      tag: 'data-sets',
    },
    '/sitemap.xml': {
      id: 'getSitemap',
      summary: { ja: 'サイトマップ', en: 'The address of every page' },
      tag: 'data-sets',
      query: {
        pages: inQuery('pages', 'A part of the sitemap.', { type: 'string', enum: ['others', 'records'] }),
        after: inQuery('after', 'A cursor, with `pages=records`, as the index of sitemaps has it.', { type: 'string' }),
      },
    },
    '/oembed': {
      id: 'getEmbed',
      summary: { ja: '埋め込み', en: 'What a page of this site is as a frame in the page of another, by oEmbed' },
      tag: 'data-sets',
      query: {
        url: {
          ...inQuery(
            'url',
            'The address of a page of this site.',
            { type: 'string', format: 'uri' },
            addresses.absolute('/indicators/population'),
          ),
          required: true,
        },
        format: inQuery('format', 'The form of the answer.', {
          type: 'string',
          enum: ['json', 'xml'],
          default: 'json',
        }),
        maxwidth: inQuery(
          'maxwidth',
          'The width of the frame in pixels, at most.',
          { type: 'integer', minimum: 1 },
          480,
        ),
        maxheight: inQuery(
          'maxheight',
          'The height of the frame in pixels, at most.',
          { type: 'integer', minimum: 1 },
          320,
        ),
        dnt: inQuery('dnt', 'Readers are never followed, with it or without.', { type: 'string' }, '1'),
      },
      schemas: { '': 'OEmbed' },
    },
  };
  const values = {
    subgraph: domains,
    type: namesIn(schema, 'RecordType'),
    precision: namesIn(schema, 'DatePrecision'),
  };
  const ofCalendars = offeredCalendars.map((calendar): [string, Description] => [
    `/calendars/${calendar.name}`,
    describeCalendar(calendar, values),
  ]);
  return new Map([...Object.entries(texts), ...ofCalendars]);
}

/** Values that a calendar accepts in every instance; ids of what municipalities enter differ. */
const calendarExamples: Record<string, string> = {
  from: '2024-04',
  to: '2024-06',
  section: '5-5',
  municipality: '112089',
};

function describeCalendar(
  { name, title, about, parameters }: Calendar,
  values: Partial<Record<string, string[]>>,
): Description {
  return {
    id: `calendarOf${name.replaceAll(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: title,
    description: about.en,
    tag: 'calendars',
    query: Object.fromEntries(
      Object.entries(parameters).map(([parameter, words]) => [
        parameter,
        inQuery(
          parameter,
          words.en,
          { type: 'string', ...(values[parameter] && { enum: values[parameter] }) },
          calendarExamples[parameter],
        ),
      ]),
    ),
  };
}
