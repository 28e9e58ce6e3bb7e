import type { CellValue, Column, ColumnType } from '@tokorozawa/record-fields';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';

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

/**
 * A table as Apache Parquet, written as its rows come. Its columns have types, and their names as heads. The values of a list
 * are a text, as in other forms.
 */
export async function* writeParquetPieces(
  columns: readonly Column[],
  groups: AsyncIterable<readonly (readonly CellValue[])[]>,
  metadata: Readonly<Record<string, string>> = {},
): AsyncGenerator<Buffer> {
  const bytes = new ByteWriter();
  const types = columns.map(({ type, isList }) => (isList ? text : (storedTypes[type] ?? text)));
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name }, index) => ({
      name,
      repetition_type: 'OPTIONAL' as const,
      ...(types[index] as StoredType),
    })),
  ];
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const parquet = new ParquetWriter({ writer: bytes, schema, kvMetadata, createdBy: 'planning-graph' });
  const written = (): Buffer => {
    const piece = Buffer.from(bytes.getBytes());
    bytes.index = 0;
    return piece;
  };
  let rows: (readonly CellValue[])[] = [];
  const writeRows = async (): Promise<Buffer> => {
    const columnData = columns.map(({ name }, index) => ({
      name,
      data: rows.map((row) => stored(row[index] ?? null, types[index] as StoredType)),
    }));
    rows = [];
    await parquet.write({ columnData, rowGroupSize: rowsPerGroup });
    return written();
  };
  for await (const group of groups) {
    rows.push(...group);
    if (rows.length >= rowsPerGroup) yield await writeRows();
  }
  if (rows.length > 0) yield await writeRows();
  await parquet.finish();
  yield written();
}

function stored(value: CellValue, { type, converted_type: converted }: StoredType): unknown {
  if (value === null) return undefined;
  if (converted === 'DATE' || converted === 'TIMESTAMP_MILLIS') return new Date(String(value));
  return type === 'BYTE_ARRAY' ? String(value) : value;
}
