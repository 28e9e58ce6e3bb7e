import {
  completeData,
  recordPath,
  ResourceError,
  type Form,
  type Representation,
  type Resource,
} from '@tokorozawa/resources';
import { linkHeader, pageHeaders } from '../headers';
import { missingRecordPage } from './missing-record';
import { readRecord, type ReadRecord } from './read-record';
import { recordPage } from './record-page';

/** The page and the files of every record. */
export const recordResource: Resource = { path: '/id/:id', forms: [page(), json()] };

function page(): Form {
  return {
    mediaType: 'text/html; charset=utf-8',
    suffix: 'html',
    async write(request): Promise<Representation> {
      let read: ReadRecord;
      try {
        read = await readRecord(request);
      } catch (error) {
        if (error instanceof ResourceError && error.status === 404) return await missingRecordPage(request, error);
        throw error;
      }
      const { forms } = recordResource;
      const path = recordPath(read.record.id);
      return { body: recordPage(request, read, forms), headers: pageHeaders(request.addresses, { path, forms }) };
    },
  };
}

/** A form for programs, in which nothing may be missing. */
function fileForm(
  mediaType: string,
  suffix: string,
  write: (...args: [...Parameters<Form['write']>, ReadRecord]) => string | Promise<string>,
): Form {
  return {
    mediaType,
    suffix,
    async write(request): Promise<Representation> {
      const read = await readRecord(request);
      completeData({ data: read.record, errors: read.errors });
      const path = recordPath(read.record.id);
      const { forms } = recordResource;
      const link = linkHeader(request.addresses, { path, forms, describedBy: `/data#${read.kind.type.name}` });
      return { body: await write(request, read), headers: { link } };
    },
  };
}

/** The record as the graph gives it: the fields of the schema, in the language of the request. */
function json(): Form {
  return fileForm('application/json; charset=utf-8', 'json', (_request, { record }) => {
    return `${JSON.stringify(record, null, 2)}\n`;
  });
}
