import { writeCsv } from '@tokorozawa/files';
import type { CellValue } from '@tokorozawa/record-fields';
import { badParameter, recordPath, type ResourceRequest } from '@tokorozawa/resources';
import { enumWords } from '../words/enum-words';
import { type Translator, translatorOf } from '../words/translator';
import { type Figure, maxFigures, type ReadIndicator } from './read-indicator';

interface Column {
  head: (t: Translator) => string;
  cell: (figure: Figure) => CellValue;
}

/** The figures of an indicator as a table, a row each, with heads in the language of the request. */
export function indicatorCsv(request: ResourceRequest, { indicator, figures, totalCount }: ReadIndicator): string {
  if (totalCount > figures.length) throw tooMany(totalCount);
  const columns = columnsOf(request, indicator);
  const t = translatorOf(request);
  return writeCsv(
    columns.map(({ head }) => head(t)),
    figures.map((figure) => columns.map(({ cell }) => cell(figure))),
    { bom: true },
  );
}

function columnsOf(request: ResourceRequest, { unit, dimensions }: ReadIndicator['indicator']): Column[] {
  const word = enumWords(request);
  const { addresses } = request;
  const column = (ja: string, en: string, cell: Column['cell']): Column => ({ head: (t) => t(ja, en), cell });
  return [
    column('ID', 'id', ({ id }) => id),
    column('対象のID', 'record_id', ({ recordId }) => recordId),
    column('対象', 'record', ({ record, name }) => record?.name ?? name),
    ...dimensions.map(({ code, name }): Column => ({
      head: () => name,
      cell: ({ dimensions }) => dimensions.find(({ dimension }) => dimension === code)?.value ?? null,
    })),
    column('始まり', 'start', ({ date }) => date.earliest),
    column('終わり', 'end', ({ date }) => date.latest),
    column('精度', 'precision', ({ date }) => word('DatePrecision', date.precision)),
    column('和暦', 'era', ({ date }) => date.era),
    column('時点の根拠', 'period_basis', ({ dateBasis }) => word('ObservationDateBasis', dateBasis)),
    column('値', 'value', ({ value }) => value),
    column('単位', 'unit', () => word('Unit', unit)),
    column('資料の表記', 'printed', ({ printed }) => printed),
    column('計', 'is_total', ({ parts }) => parts !== null),
    column('状態', 'status', ({ status }) => word('ObservationStatus', status)),
    column('読みの状態', 'reading', ({ provenance }) => word('ProvenanceStatus', provenance.status)),
    column('年度版', 'edition', ({ provenance }) => provenance.edition),
    column('資料の行', 'lines', ({ provenance }) => provenance.lines.join(' ')),
    column('アドレス', 'url', ({ id }) => addresses.absolute(recordPath(id))),
  ];
}

const tooMany = (count: number) =>
  badParameter('id', {
    ja: `この指標の数値は${count}件あり、ここで一つのファイルにできる${maxFigures}件を超えます。/export/observations.csv をお使いください。`,
    en: `The indicator has ${count} figures, more than the ${maxFigures} that fit in a file here. Use /export/observations.csv.`,
  });
