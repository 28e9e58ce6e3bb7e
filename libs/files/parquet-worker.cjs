// Encodes the rows of Parquet files in a thread of its own: a group of rows takes a tenth of a second.
const { parentPort } = require('node:worker_threads');
const { ByteWriter, ParquetWriter } = require('hyparquet-writer');

/** The files that are being written, by their numbers. */
const files = new Map();

function open(number, { schema, kvMetadata }) {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema, kvMetadata, createdBy: 'planning-graph' });
  files.set(number, { bytes, writer, columns: schema.slice(1), rows: [] });
}

/** Sends what was encoded since the last piece. */
function send(number, bytes) {
  const piece = Uint8Array.from(bytes.getBytes());
  bytes.index = 0;
  parentPort.postMessage({ number, piece }, [piece.buffer]);
}

function writeRows({ bytes, writer, columns, rows }) {
  const columnData = columns.map(({ name, ...type }, index) => ({
    name,
    data: rows.map((row) => stored(row[index], type)),
  }));
  writer.write({ columnData, rowGroupSize: rows.length });
  rows.length = 0;
  return bytes;
}

function stored(value, { type, converted_type: converted }) {
  if (value === null || value === undefined) return undefined;
  if (converted === 'DATE' || converted === 'TIMESTAMP_MILLIS') return new Date(String(value));
  return type === 'BYTE_ARRAY' ? String(value) : value;
}

const tasks = {
  open,
  add: (number, rows) => files.get(number).rows.push(...rows),
  write: (number) => send(number, writeRows(files.get(number))),
  finish(number) {
    const file = files.get(number);
    if (file.rows.length > 0) writeRows(file);
    file.writer.finish();
    send(number, file.bytes);
  },
  close: (number) => files.delete(number),
};

parentPort.on('message', ({ task, number, content }) => {
  try {
    tasks[task](number, content);
  } catch (error) {
    parentPort.postMessage({ number, error });
  }
});
