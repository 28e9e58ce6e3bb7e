import type { CellValue, Column, ColumnType } from '@tokorozawa/record-fields';
import type { SchemaElement } from 'hyparquet-writer';
import { ParquetThread } from './parquet-thread';

/** Rows that are compressed together. So many are held in memory. */
const rowsPerGroup = 5_000;

type StoredType = Omit<SchemaElement, 'name'>;

const text: StoredType = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const storedTypes: Partial<Record<ColumnType, StoredType>> = {
  integer: { type: 'INT32' },
  fiscalYear: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

const thread = new ParquetThread();

/**
 * A table as Apache Parquet, written as its rows come. Its columns have types, and their names as headers. The values of a list
 * are a text, as in other forms.
 */
export async function* writeParquetPieces(
  columns: readonly Column[],
  groups: AsyncIterable<readonly (readonly CellValue[])[]>,
  metadata: Readonly<Record<string, string>> = {},
): AsyncGenerator<Buffer> {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type, isList }) => ({
      name,
      repetition_type: 'OPTIONAL' as const,
      ...(isList ? text : (storedTypes[type] ?? text)),
    })),
  ];
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const file = thread.open({ schema, kvMetadata });
  try {
    let count = 0;
    for await (const rows of groups) {
      file.add(rows);
      count += rows.length;
      if (count < rowsPerGroup) continue;
      yield await file.write();
      count = 0;
    }
    yield await file.finish();
  } finally {
    file.close();
  }
}
