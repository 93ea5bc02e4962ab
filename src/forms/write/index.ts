export { printingOf, tablesOf, UnknownTable, type WriteInfo } from './print.js';
export { type WriteOptions, type WrittenTable, writeTable } from './table.js';
