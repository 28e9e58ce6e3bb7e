// Writes one workbook in a thread of its own: a large one takes seconds, during which the thread answers nobody.
const { parentPort, workerData } = require('node:worker_threads');
const writeXlsxFile = require('write-excel-file/node').default;

const { tables } = workerData;

/** Days before it have another number in each spreadsheet, because Excel takes 1900 for a leap year. */
const firstDay = '1900-03-01';
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
/** XML has no place for them. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What a workbook takes for a character by its number (ECMA-376, ST_Xstring). Written so, its underscore is one. */
const escapes = /_(?=x[0-9a-f]{4}_)/gi;
const textOf = (value) => value.replaceAll(controls, '').replaceAll(escapes, '_x005F_');

const header = (text) => ({
  value: textOf(text),
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E5F2E9',
  wrap: true,
});

function cellOf(value, type) {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if ((type === 'day' || type === 'date') && isoDay.test(value) && value >= firstDay) {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
  return { value: textOf(value), type: String, alignVertical: 'top' };
}

/** A Japanese letter is as wide as two Latin ones. */
const widthOf = (value) => [...String(value ?? '')].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);

/** In Latin letters: wide enough for the header and the first texts, within limits. */
const columnsOf = ({ headers, rows }) =>
  headers.map((text, index) => {
    const widths = [text, ...rows.slice(0, 100).map((row) => row[index])].map(widthOf);
    return { width: Math.min(Math.max(...widths) + 2, 48) };
  });

const sheets = tables.map(({ name, headers, types = [], rows }) => ({
  sheet: name,
  data: [headers.map(header), ...rows.map((row) => row.map((value, index) => cellOf(value, types[index])))],
  columns: columnsOf({ headers, rows }),
  stickyRowsCount: 1,
}));

void writeXlsxFile(sheets)
  .toBuffer()
  .then((bytes) => parentPort.postMessage(bytes));
