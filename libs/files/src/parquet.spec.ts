import { setImmediate } from 'node:timers/promises';
import type { CellValue, Column } from '@tokorozawa/record-fields';
import { GraphQLString } from 'graphql';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { writeParquetPieces } from './parquet';

const column = (name: string, type: Column['type'], isList = false): Column => ({
  name,
  type,
  isList,
  header: { ja: name, en: name },
  description: '',
  unit: undefined,
  valueType: GraphQLString,
  path: [name],
});

const columns = [
  column('id', 'id'),
  column('address.lot', 'text'),
  column('population', 'integer'),
  column('area', 'number'),
  column('open', 'boolean'),
  column('day', 'day'),
  column('at', 'time'),
  column('lines', 'integer', true),
];

const row = (index: number): CellValue[] =>
  index % 7 === 6
    ? columns.map(() => null)
    : [`id-${index}`, '4-21', index, index / 4, index % 2 === 0, '1995-04-01', '2026-11-29T12:00:00+09:00', '1; 2'];

test('columns have types, and as many rows as come are written in groups', async () => {
  const count = 12_345;
  async function* groups() {
    for (let from = 0; from < count; from += 100) {
      yield Array.from({ length: Math.min(100, count - from) }, (_, index) => row(from + index));
    }
  }
  const pieces: Buffer[] = [];
  for await (const piece of writeParquetPieces(columns, groups(), { source: '出典' })) pieces.push(piece);
  expect(pieces).toHaveLength(3);
  const bytes = Buffer.concat(pieces);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const metadata = await parquetMetadataAsync(file);
  expect(metadata.key_value_metadata).toEqual([{ key: 'source', value: '出典' }]);
  expect(parquetSchema(metadata).children.map(({ element: { name, type } }) => [name, type])).toEqual([
    ['id', 'BYTE_ARRAY'],
    ['address.lot', 'BYTE_ARRAY'],
    ['population', 'INT32'],
    ['area', 'DOUBLE'],
    ['open', 'BOOLEAN'],
    ['day', 'INT32'],
    ['at', 'INT64'],
    ['lines', 'BYTE_ARRAY'],
  ]);
  const rows = await parquetReadObjects({ file });
  expect(rows).toHaveLength(count);
  for (const index of [0, 4_999, 5_000, 12_344]) {
    const [id, lot, population, area, open, day, at, lines] = row(index);
    expect(rows[index]).toEqual({
      id: id ?? undefined,
      'address.lot': lot ?? undefined,
      population: population ?? undefined,
      area: area ?? undefined,
      open: open ?? undefined,
      day: day === null ? undefined : new Date(String(day)),
      at: at === null ? undefined : new Date(String(at)),
      lines: lines ?? undefined,
    });
  }
});

test('while a group of rows is written, others are answered', async () => {
  let answered = 0;
  let isWriting = true;
  const others = (async () => {
    for (; isWriting; answered++) await setImmediate();
  })();
  async function* groups() {
    for (let group = 0; group < 3; group++) yield Array.from({ length: 5_000 }, (_, index) => row(index));
  }
  const answeredUntil: number[] = [];
  for await (const piece of writeParquetPieces(columns, groups())) if (piece.length > 0) answeredUntil.push(answered);
  isWriting = false;
  await others;
  expect(answeredUntil).toHaveLength(4);
  // The last piece is the end of the file: it has no rows, and may come in the same turn as the group before it.
  const untilGroups = answeredUntil.slice(0, 3);
  for (const [index, count] of untilGroups.entries()) expect(count).toBeGreaterThan(untilGroups[index - 1] ?? 0);
});

test('files that are written at the same time are kept apart, and one that nobody reads to its end is forgotten', async () => {
  async function* groups(count: number) {
    for (let from = 0; from < count; from += 1_000)
      yield Array.from({ length: 1_000 }, (_, index) => row(from + index));
  }
  const rowsOf = async (count: number): Promise<number> => {
    const pieces: Buffer[] = [];
    for await (const piece of writeParquetPieces(columns, groups(count))) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return Number((await parquetMetadataAsync(file)).num_rows);
  };
  const abandoned = async () => {
    for await (const piece of writeParquetPieces(columns, groups(20_000))) return piece.length > 0;
  };
  expect(await Promise.all([rowsOf(7_000), abandoned(), rowsOf(13_000)])).toEqual([7_000, true, 13_000]);
});
