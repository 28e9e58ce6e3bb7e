export { hasOnlyCp932, toCp932Characters } from './cp932';
export { byteOrderMark, writeCsv, writeCsvPieces, type CsvOptions } from './csv';
export { writeParquetPieces } from './parquet';
export { maxXlsxCells, maxXlsxRows, writeXlsx, type XlsxTable } from './xlsx';
