import { labelOf, noteText, withDays } from '@tokorozawa/answer-tables';
import { writeCsv } from '@tokorozawa/files/csv';
import { license } from '@tokorozawa/pages/citation';
import { type ParsedAnswer } from '../answer/answers';
import { type PagedList } from '../answer/whole-lists';
import { type Language, useLanguage } from '../language/language';
import { citation } from '../provenance/citation';
import { questionOf } from '../questions/bundled';
import { type ShownTable } from '../table/shown-table';
import { siteAddress } from '../page/site-address';
import { DownloadButtons, fileName } from './download-buttons';
import { jsonRows } from './json-rows';
import { useWaitsFor } from './waits-for';

interface TableDownloadsProps {
  answer: ParsedAnswer;
  shown: ShownTable;
}

/** Downloads of the table as it is shown, with its notes. */
export function TableDownloads({ answer, shown }: TableDownloadsProps) {
  const language = useLanguage();
  const waitsFor = useWaitsFor(answer, shown.provenance);
  const { operationName, receivedAt } = answer.request;
  const name = (extension: string) => fileName(operationName ?? shown.table.id, receivedAt, extension);
  return (
    <DownloadButtons
      title={{ ja: '表をダウンロード', en: 'Download the table' }}
      waitsFor={waitsFor}
      files={[
        {
          format: 'CSV',
          name: name('csv'),
          write: () => new Blob([writeCsv(shown.sheet.headers, shown.sheet.rows)], { type: 'text/csv;charset=utf-8' }),
        },
        { format: 'XLSX', name: name('xlsx'), write: () => writeXlsx({ answer, shown }, language), alternative: 'CSV' },
        {
          format: 'JSON',
          name: name('json'),
          write: () => new Blob([toJson({ answer, shown }, language)], { type: 'application/json' }),
        },
      ]}
    />
  );
}

async function writeXlsx({ answer, shown }: TableDownloadsProps, language: Language): Promise<Blob> {
  // The library is loaded when the first XLSX file is written.
  const { toXlsx } = await import('./xlsx');
  return toXlsx({
    names: language === 'ja' ? ['データ', 'このデータについて', '注記'] : ['Data', 'About', 'Notes'],
    sheet: withDays(shown.sheet, shown.table, shown.rows),
    about: about({ answer, shown }, language),
    notes: shown.rows.flatMap((row, index) => {
      const text = noteText(shown.notes.get(row));
      return text ? [`${language === 'ja' ? `${index + 1}行目` : `Row ${index + 1}`}: ${text}`] : [];
    }),
  });
}

function toJson({ answer, shown }: TableDownloadsProps, language: Language): string {
  const aboutFile = Object.fromEntries(about({ answer, shown }, language));
  return `${JSON.stringify({ about: aboutFile, rows: jsonRows(shown, language) }, null, 2)}\n`;
}

/** What the file contains, where it comes from, and the query that produced it. */
function about({ answer: { request }, shown }: TableDownloadsProps, language: Language): [string, string][] {
  const cited = {
    request,
    question: questionOf(request.query),
    table: shown.table,
    records: [...shown.provenance.records.values()],
    site: siteAddress(),
  };
  const names =
    language === 'ja'
      ? ['表', '出典', '利用条件', '取得日時', '問い合わせ', '変数', '操作', 'ページ']
      : ['Table', 'Source', 'License', 'Retrieved', 'Query', 'Variables', 'Operation', 'Pages'];
  const values = [
    shown.title,
    citation(cited, language),
    license[language],
    request.receivedAt.toISOString(),
    request.query,
    JSON.stringify(request.variables),
    // Of one operation alone no name is needed.
    request.operationName ?? '',
    wholeText(request.whole ?? [], language),
  ];
  return names.flatMap((name, index): [string, string][] => (values[index] ? [[name, values[index]]] : []));
}

/** Which lists are here with all of their pages. Empty if the answer has no more than its query asks. */
function wholeText(lists: readonly PagedList[], language: Language): string {
  const names = lists.map(({ field }) => labelOf(field, language)).join(language === 'ja' ? '、' : ', ');
  if (names === '') return '';
  return language === 'ja'
    ? `${names}: 問い合わせは1ページを求めるが、これはすべてのページを続けて読んだもの。`
    : `${names}: the query asks for one page; this is all of them, read one after the other.`;
}
