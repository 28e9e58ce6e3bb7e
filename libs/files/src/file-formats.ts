interface FileFormat {
  /** Without the dot. */
  suffix: string;
  /** As a sentence and a catalog call it. */
  name: string;
  /** What a link to a file says. */
  linkText: string;
  /** Without a charset. */
  mediaType: string;
  isText: boolean;
  /** True if programs read it, rather than spreadsheets. */
  isForPrograms: boolean;
  /** What an answer in it is, in English, after the word "as". */
  contents: string;
}

/**
 * Declares the formats in which every list and every indicator is a file, in the order in which they are offered. What says
 * which files there are reads this: addresses, headers, pages, catalogs and OpenAPI.
 */
export const fileFormats = [
  {
    suffix: 'csv',
    name: 'CSV',
    linkText: 'CSV',
    mediaType: 'text/csv',
    isText: true,
    isForPrograms: false,
    contents: 'CSV',
  },
  {
    suffix: 'xlsx',
    name: 'XLSX',
    linkText: 'Excel (XLSX)',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isText: false,
    isForPrograms: false,
    contents: 'a workbook',
  },
  {
    suffix: 'jsonl',
    name: 'JSON Lines',
    linkText: 'JSON Lines',
    mediaType: 'application/x-ndjson',
    isText: true,
    isForPrograms: true,
    contents: 'JSON Lines, a record in each line',
  },
  {
    suffix: 'parquet',
    name: 'Parquet',
    linkText: 'Parquet',
    mediaType: 'application/vnd.apache.parquet',
    isText: false,
    isForPrograms: true,
    contents: 'Parquet',
  },
] as const satisfies readonly FileFormat[];

export type FileSuffix = (typeof fileFormats)[number]['suffix'];

const contentTypes = Object.fromEntries(
  fileFormats.map(({ suffix, mediaType, isText }) => [suffix, isText ? `${mediaType}; charset=utf-8` : mediaType]),
) as Record<FileSuffix, string>;

/** The media type of a format as the header `content-type` states it: that of a text has its charset. */
export const contentTypeOf = (suffix: FileSuffix): string => contentTypes[suffix];
