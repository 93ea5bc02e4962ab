export { type EmptyTable, writeCatalogue } from './catalogue.js';
export { type FormOptions, type WrittenForm, writePerformanceForm } from './performance/index.js';
export { entryOf, tablesOf, titleOf, UnknownTable, type WriteInfo } from './print.js';
export type { ProjectRow } from './project-rows.js';
export { type WriteOptions, type WrittenTable, writeTable } from './table.js';
