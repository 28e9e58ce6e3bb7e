import { completeData, notFound, type ResourceRequest } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { exportedLists, slugOf, type ExportedList } from './lists';
import { readParameters, type FileParameters } from './read-parameters';

/** What a file is made of. */
export interface FileSource extends FileParameters {
  list: ExportedList;
  /** Its path below the root, without a suffix: `/export/sister-cities`. */
  path: string;
  title: LocalizedText & { en: string };
}

/** Finds what a file at a path is made of, or where else it is. */
export type FindSource = (request: ResourceRequest) => Promise<FileSource | { movedTo: string }>;

/** Finds a list of the graph by the name in the path: `/export/sister-cities.csv`. */
export const findList: FindSource = async ({ schema, params, query }) => {
  const name = params.list ?? '';
  const lists = exportedLists(schema);
  const list = lists.get(name);
  if (list) return { list, path: `/export/${name}`, title: list.title, ...readParameters(list, query) };
  if (lists.has(slugOf(name))) return { movedTo: slugOf(name) };
  throw notFound({
    ja: `「${name}」という一覧はありません。一覧は /export にあります。`,
    en: `There is no list "${name}". /export shows all lists.`,
  });
};

/** Finds the figures of one indicator: `/export/indicators/population.csv`. */
export const findIndicator: FindSource = async ({ schema, params, query, ask }) => {
  const given = params.code ?? '';
  const code = given.replace(/^indicator-/, '');
  if (code !== given) return { movedTo: code };
  const list = exportedLists(schema).get('observations');
  const { data, errors } = await ask<IndicatorNames>(indicatorOperation, { id: `indicator-${code}` });
  if (!list || errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND')) {
    throw notFound({
      ja: `「${code}」という指標はありません。指標は /export にあります。`,
      en: `There is no indicator "${code}". /export shows all indicators.`,
    });
  }
  const { ja, en } = completeData({ data, errors });
  const { variables, ...parameters } = readParameters(list, query);
  const where = { ...(variables.where as object | undefined), indicators: [code] };
  const title = { ja: ja.name, en: en.name };
  return { list, path: `/export/indicators/${code}`, title, ...parameters, variables: { ...variables, where } };
};

type IndicatorNames = Record<'ja' | 'en', { name: string }>;

const indicatorOperation = `query IndicatorOfFile($id: ID!) {
  ja: indicator(id: $id) { name(locale: JA) }
  en: indicator(id: $id) { name(locale: EN) }
}`;
