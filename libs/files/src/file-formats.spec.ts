import { contentTypeOf, fileFormats } from './file-formats';

test('a text is sent with its charset, and what is no text without one', () => {
  expect(fileFormats.map(({ suffix }) => contentTypeOf(suffix))).toEqual([
    'text/csv; charset=utf-8',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/x-ndjson; charset=utf-8',
    'application/vnd.apache.parquet',
  ]);
});
