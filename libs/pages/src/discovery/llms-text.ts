import { fileFormats } from '@tokorozawa/files/file-formats';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';

interface Entry {
  path: string;
  title: string;
  about: string;
  /** False for what is no resource and is always there. */
  isResource?: false;
}

const formatNames = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(fileFormats.map(({ name }) => name));

/** What programs that read by language models are told of, in this order, as far as it is there. */
const sections: { title: string; entries: Entry[] }[] = [
  {
    title: 'Read first',
    entries: [
      {
        path: '/about',
        title: 'About the source',
        about: 'how the print was read; what corrected, in doubt and missing mean; how to cite',
      },
      {
        path: '/data',
        title: 'The data, described',
        about: 'every kind of record, its fields and closed lists of values',
      },
    ],
  },
  {
    title: 'Ask',
    entries: [
      {
        path: '/graphql',
        title: 'GraphQL',
        about: 'POST a query as JSON; one request can cross all domains',
        isResource: false,
      },
      {
        path: '/schema.graphql',
        title: 'The schema',
        about: 'every type, field and argument, described in English',
        isResource: false,
      },
      {
        path: '/mcp',
        title: 'Model Context Protocol',
        about: 'tools for assistants, over streamable HTTP; no key is needed',
        isResource: false,
      },
      {
        path: '/openapi.json',
        title: 'OpenAPI',
        about: 'every address for programs: questions, records, files, calendars and feeds, with their parameters',
        isResource: false,
      },
      { path: '/q', title: 'Ready-made questions', about: 'each with its answer as JSON, CSV or a picture' },
    ],
  },
  {
    title: 'Read',
    entries: [
      {
        path: '/indicators',
        title: 'Indicators',
        about: 'what each figure measures, with what its figures show; add .json or .csv to the address of one',
      },
      { path: '/parts', title: 'Parts of the publication', about: 'the records of each part' },
      { path: '/editions', title: 'Editions', about: 'what changed from year to year; corrections, gaps and checks' },
      {
        path: '/sitemap.xml',
        title: 'All pages',
        about: 'the page of every record is at /id/ and its id, also as .json',
        isResource: false,
      },
    ],
  },
  {
    title: 'Download',
    entries: [
      { path: '/export', title: 'Files', about: `every list as ${formatNames}` },
      { path: '/catalog', title: 'Catalogue', about: 'the data sets in DCAT' },
      { path: '/datapackage.json', title: 'Data Package', about: 'the files with their types, units and keys' },
      { path: '/calendars', title: 'Calendars', about: 'opening days, consultations, courses and events' },
    ],
  },
];

/** A guide for language models: https://llmstxt.org */
export const llmsText = (resources: readonly Resource[]): Resource => ({
  path: '/llms.txt',
  forms: [
    {
      mediaType: 'text/plain; charset=utf-8',
      write: async (request) => ({ body: guide(request, resources), headers: { 'content-language': 'en' } }),
    },
  ],
});

function guide({ addresses }: ResourceRequest, resources: readonly Resource[]): string {
  const paths = new Set(resources.map(({ path }) => path));
  const parts = sections.flatMap(({ title, entries }) => {
    const there = entries.filter(({ path, isResource }) => isResource === false || paths.has(path));
    return [
      '',
      `## ${title}`,
      '',
      ...there.map(({ path, title, about }) => `- [${title}](${addresses.absolute(path)}): ${about}`),
    ];
  });
  return [
    '# Tokorozawa Planning Graph (所沢市 計画グラフ)',
    '',
    '> The plans and programs of Tokorozawa City, Japan, read from the yearly publication of its planning department: records and figures with their source, in Japanese and English. Every value says where in the print it stands, and what was corrected when it was read.',
    '',
    'Rules for answers made from it:',
    '',
    '- A value that is null has a reason (`provenance { gaps }`). Do not guess it.',
    '- Say so if a value is corrected, approximate or in doubt (`provenance { status corrections }`, `status` of an observation).',
    '- Do not add up figures unless `observationAggregates` does: totals and their parts, percentages and overlapping periods must not be added.',
    '- Cite the permanent address (`url`) of each record. The source states no license. English texts are this project’s translations.',
    '- Texts are in the language of the header Accept-Language, Japanese by default.',
    ...parts,
    '',
  ].join('\n');
}
