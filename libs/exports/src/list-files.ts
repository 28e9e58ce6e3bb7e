import { maxXlsxCells, maxXlsxRows, writeCsvPieces, writeParquetPieces, writeXlsx } from '@tokorozawa/files';
import { contentTypeOf, fileFormats, type FileSuffix } from '@tokorozawa/files/file-formats';
import { cellsOf, headerOf, type CellValue } from '@tokorozawa/record-fields';
import {
  ResourceError,
  type Form,
  type Representation,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { dispositionOf, fileHeaders, missingHeader, searchOf } from './http-headers';
import { findIndicator, findList, type FileSource, type FindSource } from './file-source';
import { LostDomains } from './lost-domains';
import { metadataOf } from './metadata';
import { notesOf } from './notes-sheet';
import { countItems, readList } from './read-list';
import { commonParameters } from './read-parameters';
import { wholeOrPieces } from './whole-or-pieces';

type Writer = (request: ResourceRequest, file: ReadFile) => Promise<Representation['body']>;

/** What a file is made of, and what it lacks. */
interface ReadFile extends FileSource {
  lost: LostDomains;
}

/** Groups of rows, each of a page of the list. */
async function* rowsOf(
  { ask, locale }: ResourceRequest,
  file: ReadFile,
  inWords: boolean,
): AsyncGenerator<CellValue[][]> {
  const { list, columns, variables, lost } = file;
  for await (const items of readList(list, columns, variables, { ask, lost })) {
    yield items.map((item) => cellsOf(item, columns, inWords ? locale : undefined));
  }
}

const headersOf = ({ locale }: ResourceRequest, { columns, hasNames }: FileSource): string[] =>
  columns.map((column) => (hasNames ? column.name : headerOf(column, locale)));

const writeCsvFile: Writer = (request, file) =>
  wholeOrPieces(writeCsvPieces(headersOf(request, file), rowsOf(request, file, !file.hasNames), file.csv));

const writeJsonLines: Writer = (request, file) => wholeOrPieces(linesOf(request, file));

async function* linesOf(
  { ask }: ResourceRequest,
  { list, columns, variables, lost }: ReadFile,
): AsyncGenerator<string> {
  for await (const items of readList(list, columns, variables, { ask, lost })) {
    yield items.map((item) => `${JSON.stringify(item)}\n`).join('');
  }
}

const writeParquetFile: Writer = (request, file) => {
  const source = request.addresses.absolute(`${file.path}.metadata.json${searchOf(request)}`);
  return wholeOrPieces(writeParquetPieces(file.columns, rowsOf(request, file, false), { source }));
};

const writeXlsxFile: Writer = async (request, file) => {
  const { list, columns, variables, hasNames } = file;
  requireRoom(await countItems(list, variables, request.ask), columns.length);
  const rows: CellValue[][] = [];
  for await (const group of rowsOf(request, file, !hasNames)) {
    rows.push(...group);
    requireRoom(rows.length, columns.length);
  }
  const types = columns.map(({ type, isList }) => (isList ? 'text' : type));
  const tag = languageTagOf[request.locale];
  const name = file.title[tag].replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  return writeXlsx(
    [{ name, headers: headersOf(request, file), types, rows }, await notesOf(request, file, name)],
    request,
  );
};

function requireRoom(rows: number | undefined, columns: number): void {
  if (rows === undefined || (rows < maxXlsxRows && rows * columns <= maxXlsxCells)) return;
  const max = Math.min(maxXlsxRows - 1, Math.floor(maxXlsxCells / columns));
  throw new ResourceError(400, 'BAD_USER_INPUT', {
    ja: `XLSX は ${columns} 列では ${max} 行までです(この一覧は ${rows} 行以上あります)。columns= で列を減らすか、条件で絞るか、.csv または .parquet を使ってください。`,
    en: `An XLSX file with ${columns} columns has at most ${max} rows, and this list has at least ${rows}. Ask for fewer columns with columns=, narrow it down with its filters, or use .csv or .parquet.`,
  });
}

interface WrittenFormat {
  write: Writer;
  /** Those that make a difference to it. A file takes the parameters of all formats. */
  parameters: string[];
}

const writtenFormats: Record<FileSuffix, WrittenFormat> = {
  csv: { write: writeCsvFile, parameters: commonParameters },
  xlsx: { write: writeXlsxFile, parameters: ['columns', 'headers'] },
  jsonl: { write: writeJsonLines, parameters: ['columns'] },
  parquet: { write: writeParquetFile, parameters: ['columns'] },
};

const [firstFormat, ...otherFormats] = fileFormats;

function resource(path: string, find: FindSource): Resource {
  const form = (suffix: FileSuffix): Form => ({
    mediaType: contentTypeOf(suffix),
    suffix,
    parameters: writtenFormats[suffix].parameters,
    async write(request) {
      const file = await find(request);
      if ('movedTo' in file) return redirection(request, file.movedTo, suffix);
      const lost = new LostDomains();
      const body = await writtenFormats[suffix].write(request, { ...file, lost });
      lost.tell();
      return { body, headers: fileHeaders(request, file, suffix, lost.names) };
    },
  });
  return {
    path,
    parameters: 'any',
    forms: [
      form(firstFormat.suffix),
      ...otherFormats.map(({ suffix }) => form(suffix)),
      {
        mediaType: 'application/csvm+json; charset=utf-8',
        suffix: 'metadata.json',
        parameters: ['columns', 'headers'],
        async write(request) {
          const file = await find(request);
          if ('movedTo' in file) return redirection(request, file.movedTo, 'metadata.json');
          const lost = new LostDomains();
          const body = `${JSON.stringify(await metadataOf(request, file, lost), undefined, 2)}\n`;
          const disposition = dispositionOf(request, file, 'metadata.json', lost.names);
          return {
            body,
            headers: {
              ...missingHeader(lost.names),
              'content-disposition': disposition.replace('attachment', 'inline'),
            },
          };
        },
      },
    ],
  };
}

/** To another last part of the path, which is the same below any path of a proxy. */
const redirection = (request: ResourceRequest, name: string, suffix: string): Representation => ({
  status: 308,
  body: '',
  headers: { location: `${name}.${suffix}${searchOf(request)}`, 'content-type': 'text/plain' },
});

/** Every list of the graph as a file: `/export/sister-cities.csv`. */
export const listFiles = resource('/export/:list', findList);

/** The figures of one indicator: `/export/indicators/population.csv`. */
export const indicatorFiles = resource('/export/indicators/:code', findIndicator);
