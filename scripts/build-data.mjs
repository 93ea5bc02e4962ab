// Turns the CSV and YAML under data/ into typed modules, so that the pure rooms read no
// file at run time. Each entry: source, module, exported name, its type and where that lives.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @type {{from: string, to: string, name: string, type: string, typeFrom: string}[]} */
const MODULES = [
  csv('codes/function-codes.csv', 'facts', 'functionCodes', 'CodeRow', '../codes.js'),
  csv(
    'codes/function-codes-unverified.csv',
    'facts',
    'unverifiedFunctionCodes',
    'CodeRow',
    '../codes.js',
  ),
  csv('codes/function-name-aliases.csv', 'facts', 'functionNameAliases', 'AliasRow', '../codes.js'),
  csv('codes/econ-codes-dept.csv', 'facts', 'deptEconomicCodes', 'CodeRow', '../codes.js'),
  csv('codes/econ-codes-gov.csv', 'facts', 'govEconomicCodes', 'CodeRow', '../codes.js'),
  csv('codes/econ-map.csv', 'facts', 'economicMap', 'EconomicMapRow', '../codes.js'),
  csv('checks/measured.csv', 'checks', 'measuredRows', 'MeasuredRow', '../measured.js'),
  csv('measures.csv', 'facts', 'measureRows', 'MeasureRow', '../measures.js'),
  yaml('performance/schemes', 'facts', 'scoringSchemes', 'ScoringScheme', '../scoring-scheme.js'),
  yaml('forms/tables', 'forms', 'tableDeclarations', 'TableDeclaration', '../declaration.js'),
  yaml(
    'forms/performance',
    'forms',
    'performanceDeclarations',
    'PerformanceDeclaration',
    '../performance/declaration.js',
  ),
  yaml('forms/layouts', 'forms', 'layouts', 'Layout', '../layout.js'),
  yaml('forms/meanings', 'forms', 'meanings', 'MeaningEntry', '../tables/inferred/meaning.js'),
  yaml('forms/glossary', 'forms', 'glossary', 'GlossaryEntry', '../phrasebook/glossary.js'),
  yaml('forms/topics', 'forms', 'topics', 'Topic', '../narrative/topic.js'),
  yaml('forms/vocabulary', 'forms', 'vocabulary', 'VocabularyEntry', '../narrative/vocabulary.js'),
];

for (const module of MODULES) write(module);

function csv(from, room, name, type, typeFrom) {
  return { from, to: `src/${room}/generated/${name}.ts`, name, type, typeFrom };
}

function yaml(from, room, name, type, typeFrom) {
  return csv(from, room, name, type, typeFrom);
}

/** A YAML entry is one file `<from>.yaml` or every file of the folder `<from>`, in name order. */
function read(from) {
  const path = join(root, 'data', from);
  if (from.endsWith('.csv')) {
    return parseCsv(readFileSync(path, 'utf8'), { columns: true, skip_empty_lines: true });
  }
  if (existsSync(`${path}.yaml`)) return parseYaml(readFileSync(`${path}.yaml`, 'utf8'));
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => parseYaml(readFileSync(join(path, file), 'utf8')));
}

function write({ from, to, name, type, typeFrom }) {
  const rows = read(from);
  const target = join(root, to);
  const text = [
    `// Generated from data/${from} by scripts/build-data.mjs. Do not edit.`,
    `import type { ${type} } from '${typeFrom}';`,
    '',
    `export const ${name}: readonly ${type}[] = ${JSON.stringify(rows, null, 1)};`,
    '',
  ].join('\n');
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

await import('./build-client.mjs');
