import { writeCsv } from '@tokorozawa/files';
import { cellsOf, columnsOf, headerOf, inReadingOrder } from '@tokorozawa/record-fields';
import {
  completeData,
  csvParameters,
  readCsvOptions,
  ResourceError,
  type Form,
  type Representation,
  type Resource,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { linkHeader, pageHeaders } from '../headers';
import { turtleOf } from '../turtle';
import { linkedRecord, type SchemaOrgTypes } from './linked-data';
import { missingRecordPage } from './missing-record';
import { formsOf, readRecord, type ReadRecord } from './read-record';
import { recordPage } from './record-page';

/** The page and the files of every record. */
export function recordResource(types: SchemaOrgTypes): Resource {
  return {
    path: '/id/:id',
    forms: [
      { mediaType: 'text/html; charset=utf-8', suffix: 'html', write: (request) => writeRecordPage(request, types) },
      fileForm('application/json; charset=utf-8', 'json', (_request, { record }) => inLines(record)),
      fileForm('application/ld+json; charset=utf-8', 'jsonld', (request, read) =>
        inLines(linkedRecord(request, read, types).document),
      ),
      fileForm('text/turtle; charset=utf-8', 'ttl', (request, read) => {
        const { document, vocabulary } = linkedRecord(request, read, types);
        return turtleOf(document, { pg: vocabulary });
      }),
      { ...fileForm('text/csv; charset=utf-8', 'csv', writeRecordCsv), parameters: csvParameters },
    ],
  };
}

const inLines = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

async function writeRecordPage(request: ResourceRequest, types: SchemaOrgTypes): Promise<Representation> {
  let read: ReadRecord;
  try {
    read = await readRecord(request);
  } catch (error) {
    if (error instanceof ResourceError && error.status === 404) return missingRecordPage(request, error);
    throw error;
  }
  const { addresses } = request;
  const forms = formsOf(request.forms, read);
  return {
    body: recordPage(request, read, linkedRecord(request, read, types).document),
    headers: pageHeaders(addresses, { path: recordPath(read.record.id), forms }),
  };
}

/** A form for programs, in which nothing may be missing. */
function fileForm(
  mediaType: string,
  suffix: string,
  write: (request: ResourceRequest, read: ReadRecord) => string | Promise<string>,
): Form {
  return {
    mediaType,
    suffix,
    async write(request): Promise<Representation> {
      const read = await readRecord(request);
      completeData({ data: read.record, errors: read.errors });
      const { addresses } = request;
      const forms = formsOf(request.forms, read);
      const path = recordPath(read.record.id);
      const link = linkHeader(addresses, { path, forms, describedBy: `/data#${read.kind.type.name}` });
      return { body: await write(request, read), headers: { link } };
    },
  };
}

/** The record as a table of one row, with the columns of its list, and headers in the language of the request. */
function writeRecordCsv({ locale, query }: ResourceRequest, { kind, record }: ReadRecord): string {
  const columns = columnsOf(inReadingOrder(kind.fields));
  return writeCsv(
    columns.map((column) => headerOf(column, locale)),
    [cellsOf(record, columns, locale)],
    readCsvOptions(query),
  );
}
