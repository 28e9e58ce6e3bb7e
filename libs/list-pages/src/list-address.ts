import { isRangeType, parametersOf, type ExportedList } from '@tokorozawa/exports';
import { getNamedType, getNullableType, type GraphQLInputType, isInputObjectType, isListType } from 'graphql';
import { columnChoices, firstColumns } from './column-choices';

/** The parameters that pages have beside those of files: rows on a page, the cursor of the page, what figures are grouped by. */
export const pageParameters = ['rows', 'after', 'summary'] as const;

export const defaultRows = '50';

export const listPath = ({ slug }: Pick<ExportedList, 'slug'>): string => `/lists/${slug}`;

/** The inputs for the two ends of a range have these words behind the name of their parameter. */
export const rangeEnds = ['from', 'to'] as const;

/**
 * The parameters that a form or a link sent, as an address has them: without what is empty and what is the default, the ends
 * of a range in one (`attendance=51/`), and the items of a list in one (`columns=name,date`). Unknown ones stay as they are.
 */
export function tidyParameters(list: ExportedList, sent: URLSearchParams): URLSearchParams {
  const tidy = new URLSearchParams();
  const columns = tidyColumns(list, filled(sent, 'columns'));
  if (columns !== undefined) tidy.set('columns', columns);
  const read = new Set(['columns']);
  for (const [name, type] of parametersOf(list)) {
    for (const each of [name, ...endsOf(name)]) read.add(each);
    for (const value of tidyValues(name, type, sent)) tidy.append(name, value);
  }
  for (const [name, value] of sent) {
    const isDefault = value.trim() === '' || (name === 'rows' && value === defaultRows);
    if (!read.has(name) && !isDefault) tidy.append(name, value);
  }
  return tidy;
}

const endsOf = (name: string): string[] => rangeEnds.map((end) => `${name}.${end}`);

const filled = (sent: URLSearchParams, name: string): string[] =>
  sent.getAll(name).filter((value) => value.trim() !== '');

/** The values of a parameter of a list; none if it is empty. */
function tidyValues(name: string, type: GraphQLInputType, sent: URLSearchParams): string[] {
  const values = filled(sent, name);
  if (isRangeType(type) && endsOf(name).some((end) => sent.has(end))) {
    const [from = '', to = ''] = endsOf(name).map((end) => (filled(sent, end)[0] ?? '').normalize('NFKC').trim());
    if (from === '' && to === '') return [];
    return [from === to ? from : `${from}/${to}`];
  }
  const isListOfLeaves = isListType(getNullableType(type)) && !isInputObjectType(getNamedType(type));
  if (isListOfLeaves && values.length > 0) return [values.join(',')];
  return values.map((value) => value.trim());
}

/** The names of columns in the order of the list, or `all`; undefined for those that the page has without the parameter. */
function tidyColumns(list: ExportedList, given: string[]): string | undefined {
  const names = new Set(given.flatMap((text) => text.split(',')).map((name) => name.trim()));
  if (names.size === 0) return undefined;
  const choices = columnChoices(list);
  const known = new Set(choices.map(({ name }) => name));
  const spelledOut = choices.filter(
    ({ name, path }) => names.has(name) || path.some((_, end) => names.has(path.slice(0, end).join('.'))),
  );
  const others = [...names].filter(
    (name) => !known.has(name) && !spelledOut.some((choice) => choice.name.startsWith(`${name}.`)),
  );
  if (others.length > 0) return [...names].join(',');
  if (spelledOut.length === choices.length) return 'all';
  const written = spelledOut.map(({ name }) => name).join(',');
  return written === firstColumnsText(list) ? undefined : written;
}

export const firstColumnsText = (list: ExportedList): string =>
  firstColumns(list)
    .map(({ name }) => name)
    .join(',');

/** The parameters of a file with the same rows and columns as a page. */
export function fileParameters(list: ExportedList, tidy: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(tidy);
  for (const name of pageParameters) parameters.delete(name);
  if (!parameters.has('columns')) parameters.set('columns', firstColumnsText(list));
  return parameters;
}

/** Query parameters as people read them: what may stand in a query as it is stands there. */
export function searchText(parameters: URLSearchParams): string {
  const text = [...parameters]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
  return text && `?${text}`;
}
