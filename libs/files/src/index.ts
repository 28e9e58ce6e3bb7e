export { byteOrderMark, writeCsv, writeCsvPieces, type CsvOptions } from './csv';
export { hasOnlyCp932, toCp932Characters } from './cp932';
