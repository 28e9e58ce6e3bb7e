import type { KnownQuestions } from '@tokorozawa/questions';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { describeFiles } from './list-operations';
import { describedResources, describeOther } from './other-operations';
import { commonParameters } from './parameters';
import { describeQuestion } from './question-operations';
import { responses } from './responses';
import { schemas } from './schemas';

/**
 * The description of everything that programs can read by its address alone, in OpenAPI 3.1.
 * @param resources everything that has an address
 */
export function openApi(resources: readonly Resource[], known: KnownQuestions): Resource {
  return {
    path: '/openapi.json',
    forms: [
      {
        mediaType: 'application/vnd.oai.openapi+json; version=3.1; charset=utf-8',
        async write(request) {
          const { document, validUntil } = await describe(resources, known, request);
          return { body: `${JSON.stringify(document)}\n`, headers: { 'content-language': 'en' }, validUntil };
        },
      },
    ],
  };
}

async function describe(
  resources: readonly Resource[],
  known: KnownQuestions,
  request: ResourceRequest,
): Promise<{ document: object; validUntil: number }> {
  const at = (path: string): Resource => {
    const resource = resources.find((each) => each.path === path);
    if (!resource) throw new Error(`Nothing is served at ${path}.`);
    return resource;
  };
  const files = describeFiles(at('/export/:list'), at('/export/indicators/:code'), request);
  const questions = [];
  // One by one, so that others are answered in between.
  for (const id of known.questions.keys()) {
    questions.push(await describeQuestion(known, id, at('/q/:subgraph/:question'), request));
  }
  const descriptions = describedResources(known, request);
  const paths = [
    ...resources.flatMap((resource) => describeOther(resource, descriptions)),
    ...questions.flatMap((question) => question.paths),
    ...files.paths,
  ];
  return {
    document: {
      ...head(known, request),
      paths: Object.fromEntries(paths),
      components: { schemas, responses, parameters: { ...commonParameters, ...files.parameters } },
    },
    validUntil: Math.min(...questions.map((question) => question.validUntil)),
  };
}

const head = ({ questions, parts }: KnownQuestions, { addresses }: ResourceRequest): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Tokorozawa Planning Graph (所沢市 計画グラフ)',
    version: '1',
    summary: 'Records, figures, lists and ready-made questions of the planning department of Tokorozawa City.',
    description:
      'Everything here is also in the GraphQL interface at `/graphql`, of which these addresses are ready-made questions. No key is needed. Every answer says where in the source it comes from. The source states no license.',
  },
  servers: [{ url: addresses.origin }],
  externalDocs: { description: 'The schema of the graph', url: addresses.absolute('/schema.graphql') },
  tags: [
    ...[...new Set([...questions.values()].map(({ partId }) => partId))]
      .flatMap((id) => parts.get(id) ?? [])
      .map(({ id, title, about }) => ({ name: id, description: `${title.en} (${title.ja}). ${about.en}` })),
    { name: 'records', description: 'Records, indicators, parts and editions by their permanent ids (記録).' },
    { name: 'files', description: 'Every list as a file (一覧のファイル).' },
    { name: 'calendars', description: 'What happens on some day (カレンダー).' },
    { name: 'feeds', description: 'What is new and corrected (フィード).' },
    { name: 'data-sets', description: 'The data sets for portals and programs (データセット).' },
  ],
});
