import { writeCsv } from '@tokorozawa/files';
import { type CellValue, separator } from '@tokorozawa/record-fields';
import { badParameter, readCsvOptions, type ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { enumWords } from '../words/enum-words';
import { type Translator, translatorOf } from '../words/translator';
import { type Figure, maxFigures, type ReadIndicator } from './read-indicator';

interface Column {
  header: (t: Translator) => string;
  cell: (figure: Figure) => CellValue;
}

/** The figures of an indicator as a table, a row each, with headers in the language of the request. */
export function indicatorCsv(request: ResourceRequest, { indicator, figures, totalCount }: ReadIndicator): string {
  if (totalCount > figures.length) throw tooMany(totalCount);
  const columns = columnsOf(request, indicator);
  const t = translatorOf(request);
  return writeCsv(
    columns.map(({ header }) => header(t)),
    figures.map((figure) => columns.map(({ cell }) => cell(figure))),
    readCsvOptions(request.query),
  );
}

function columnsOf(request: ResourceRequest, { unit, dimensions }: ReadIndicator['indicator']): Column[] {
  const word = enumWords(request);
  const { addresses } = request;
  const column = (ja: string, en: string, cell: Column['cell']): Column => ({ header: (t) => t(ja, en), cell });
  return [
    column('ID', 'ID', ({ id }) => id),
    column('対象のID', 'Record ID', ({ recordId }) => recordId),
    column('対象', 'Record', ({ record, name }) => record?.name ?? name),
    ...dimensions.map(({ code, name }): Column => ({
      header: () => name,
      cell: ({ dimensions }) => dimensions.find(({ dimension }) => dimension === code)?.value ?? null,
    })),
    column('始まり', 'Start', ({ date }) => date.earliest),
    column('終わり', 'End', ({ date }) => date.latest),
    column('精度', 'Precision', ({ date }) => word('DatePrecision', date.precision)),
    column('和暦', 'Era', ({ date }) => date.era),
    column('時点の根拠', 'Date basis', ({ dateBasis }) => word('ObservationDateBasis', dateBasis)),
    column('値', 'Value', ({ value }) => value),
    column('単位', 'Unit', () => word('Unit', unit)),
    column('資料の表記', 'Printed', ({ printed }) => printed),
    column('計', 'Is a total', ({ parts }) => parts !== null),
    column('状態', 'Status', ({ status }) => word('ObservationStatus', status)),
    column('読みの状態', 'Reading', ({ provenance }) => word('ProvenanceStatus', provenance.status)),
    column('年度版', 'Edition', ({ provenance }) => provenance.edition),
    column('資料の行', 'Lines', ({ provenance }) => provenance.lines.join(separator)),
    column('アドレス', 'URL', ({ id }) => addresses.absolute(recordPath(id))),
  ];
}

const tooMany = (count: number) =>
  badParameter('id', {
    ja: `この指標の数値は${count}件あり、ここで一つのファイルにできる${maxFigures}件を超えます。/export/observations.csv をお使いください。`,
    en: `The indicator has ${count} figures, more than the ${maxFigures} that fit in a file here. Use /export/observations.csv.`,
  });
