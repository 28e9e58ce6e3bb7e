import { dispositionOf, LostDomains, sourcesOf } from '@tokorozawa/exports';
import { writeCsv, writeXlsx, type XlsxTable } from '@tokorozawa/files';
import { contentTypeOf, type FileSuffix } from '@tokorozawa/files/file-formats';
import { inLanguage, numberText, siteName, tagOf, translatorOf, type PageContext } from '@tokorozawa/pages';
import { enumText, type CellValue } from '@tokorozawa/record-fields';
import {
  badParameter,
  domainsMissing,
  type Form,
  type Representation,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { fileParameters, listPath, searchText, tidyParameters } from './list-address';
import { findListedList } from './listed';
import { readListRequest, type ListRequest } from './read-page';
import { maxRecords, readSummary, type SummaryGroup } from './read-summary';
import { averageOf, headersOf, inWords, isRefused, keysOf } from './summary-table';

type SummarySuffix = Extract<FileSuffix, 'csv' | 'xlsx'>;

/** The summary of a list as a file: `/lists/center-courses.csv?summary=section`. Without a summary, the rows are the file. */
export const summaryForm = (suffix: SummarySuffix): Form => ({
  mediaType: contentTypeOf(suffix),
  suffix,
  async write(request) {
    const list = findListedList(request.schema, request.params.list ?? '');
    const parameters = tidyParameters(list, request.query);
    parameters.delete('lang');
    const asked = readListRequest(list, parameters);
    if (!asked.summary) return toRows(request, asked, suffix);
    const sheet = await sheetOf(request, asked);
    const body =
      suffix === 'csv'
        ? writeCsv(sheet.headers, sheet.rows, asked.csv)
        : await writeXlsx([sheet, await sourcesSheet(request, asked)], request);
    const title = titleOf(asked);
    const named = { path: `${listPath(list)}-summary`, title };
    return { body, headers: { 'content-disposition': dispositionOf(request, named, suffix) } };
  },
});

/** To the file with the rows, which stands below any path of a proxy. */
function toRows({ query }: ResourceRequest, { list, parameters }: ListRequest, suffix: SummarySuffix): Representation {
  const sent = fileParameters(list, parameters);
  const language = query.get('lang');
  if (language !== null) sent.set('lang', language);
  const location = `../export/${list.slug}.${suffix}${searchText(sent)}`;
  return { status: 302, body: '', headers: { location, 'content-type': 'text/plain' } };
}

const titleOf = ({ list }: ListRequest): { ja: string; en: string } => ({
  ja: `${list.title.ja}の集計`,
  en: `Summary of ${list.title.en}`,
});

/** A row for each group: what it is, how many figures, and what they come to, or why they do not. */
async function sheetOf(request: ResourceRequest, asked: ListRequest): Promise<XlsxTable> {
  const t = translatorOf(request);
  const grouping = asked.summary as NonNullable<ListRequest['summary']>;
  const lost = new LostDomains();
  const summary = await readSummary(asked, grouping, request, lost);
  if (summary === 'unavailable') throw domainsMissing(request.schema, lost.names);
  if (summary === 'tooManyRecords') throw tooManyRecords(request);
  const keys = keysOf(request, grouping);
  const amounts = Object.values(headersOf(request));
  return {
    name: t('集計', 'Summary'),
    headers: [...keys.map(({ header }) => header), ...amounts, t('単位', 'Unit'), t('注記', 'Notes')],
    types: [...keys.map(() => 'text' as const), ...amounts.map(() => 'number' as const), 'text', 'text'],
    rows: summary.map((group) => [...keys.map(({ text }) => text(group)), ...cellsOf(request, group)]),
  };
}

function cellsOf(context: Pick<ResourceRequest, 'locale' | 'schema'>, group: SummaryGroup): CellValue[] {
  const { count, sum, min, max } = group;
  const amounts = [sum, min, max];
  const [known] = amounts.flatMap((amount) => (isRefused(amount) ? [] : [amount.unit]));
  const units = context.schema.getType('Unit');
  const unit = known !== undefined && units ? inLanguage(context, enumText(units, known)) : null;
  const valueOf = (amount: SummaryGroup['sum']): number | null => (isRefused(amount) ? null : amount.value);
  const reasons = amounts.flatMap((amount) => (isRefused(amount) ? [inWords(amount.explanation)] : []));
  return [
    count,
    valueOf(sum),
    isRefused(sum) ? null : averageOf(sum, count),
    valueOf(min),
    valueOf(max),
    unit,
    [...new Set(reasons)].join(' ') || null,
  ];
}

const tooManyRecords = (context: PageContext): Error => {
  const most = numberText(maxRecords, context.locale);
  return badParameter('summary', {
    ja: `条件に合う記録が${most}件を超えるため、集計できません。条件を増やしてください。`,
    en: `More than ${most} records meet the conditions, too many for a summary. Give more conditions.`,
  });
};

/** Where the figures come from and how to cite them. */
async function sourcesSheet(request: ResourceRequest, asked: ListRequest): Promise<XlsxTable> {
  const t = translatorOf(request);
  const { list, parameters, variables } = asked;
  const tag = tagOf(request);
  const path = listPath(list);
  const { citation, license } = await sourcesOf(
    request,
    { list, path, title: titleOf(asked), variables },
    new LostDomains(),
  );
  return {
    name: t('出典', 'Sources'),
    headers: [t('項目', 'Item'), t('内容', 'Content')],
    rows: [
      [t('表', 'Table'), titleOf(asked)[tag]],
      [t('提供', 'Site'), siteName[tag]],
      [t('引用の書き方', 'Citation'), citation],
      [t('利用条件', 'License'), license],
      [t('この集計のページ', 'Page of this summary'), request.addresses.absolute(`${path}${searchText(parameters)}`)],
    ],
  };
}
