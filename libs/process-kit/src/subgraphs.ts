// What a process that opens subgraphs needs beside `index.ts`. It loads every library that they need, which takes most of a
// start: a process that may yet be refused asks for it late.
export { openDatabase } from './database';
export { openSubgraphs, prepareDomains } from './open-subgraphs';
export { readerPasswordVariable } from './reader-password';
