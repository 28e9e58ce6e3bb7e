import { type Reading } from '../answer/reading';
import { citation, licence } from '../provenance/citation';
import { type Language } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { type ShownTable } from '../table/use-shown-table';
import { toCsv } from './csv';
import { fileName, save } from './save';
import { noteText } from './sheet';

interface DownloadProps {
  reading: Reading;
  shown: ShownTable;
}

/** The table as it is shown, as a file. */
export function DownloadButtons({ reading, shown }: DownloadProps) {
  const say = useWords();
  const language = useLanguage();
  const name = (extension: string) =>
    fileName(reading.asked.operationName ?? shown.table.id, reading.asked.at, extension);
  const files = {
    CSV: () => save(name('csv'), new Blob([toCsv(shown.sheet)], { type: 'text/csv;charset=utf-8' })),
    XLSX: async () => save(name('xlsx'), await workbook({ reading, shown }, language)),
    JSON: () => save(name('json'), new Blob([json({ reading, shown }, language)], { type: 'application/json' })),
  };
  return (
    <div className="tool-group" role="group" aria-label={say({ ja: '表をダウンロード', en: 'Download the table' })}>
      {Object.entries(files).map(([label, download]) => (
        // A file has the notes that the table has, so it waits for them.
        <button
          key={label}
          type="button"
          disabled={shown.provenance.state === 'asking'}
          onClick={() => void download()}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

async function workbook({ reading, shown }: DownloadProps, language: Language): Promise<Blob> {
  const { toXlsx } = await import('./xlsx');
  return toXlsx({
    names: language === 'ja' ? ['データ', 'このデータについて', '注記'] : ['Data', 'About', 'Notes'],
    sheet: shown.sheet,
    about: about({ reading, shown }, language),
    notes: shown.rows.flatMap((row, index) => {
      const text = noteText(shown.notes.get(row));
      return text ? [`${language === 'ja' ? `${index + 1}行目` : `Row ${index + 1}`}: ${text}`] : [];
    }),
  });
}

function json({ reading, shown }: DownloadProps, language: Language): string {
  const { heads, rows } = shown.sheet;
  const records = rows.map((row) =>
    Object.fromEntries(row.map((cell, index): [string, unknown] => [heads[index] ?? '', cell])),
  );
  return `${JSON.stringify({ about: Object.fromEntries(about({ reading, shown }, language)), rows: records }, null, 2)}\n`;
}

/** What the file is, where it comes from, and how it was asked for. */
function about({ reading: { asked }, shown }: DownloadProps, language: Language): [string, string][] {
  const cited = { records: [...shown.provenance.records.values()], site: location.origin, at: asked.at };
  const names =
    language === 'ja'
      ? ['表', '出典', '利用条件', '取得日時', '問い合わせ', '変数']
      : ['Table', 'Source', 'Licence', 'Retrieved', 'Query', 'Variables'];
  const values = [
    shown.title,
    citation(cited, language),
    licence[language],
    asked.at.toISOString(),
    asked.query,
    JSON.stringify(asked.variables),
  ];
  return names.map((name, index) => [name, values[index] as string]);
}
