import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ROOT } from './house.js';

/** What of the value breaks the repository's JSON Schema `schema/<name>.schema.json`. */
export function schemaErrors(
  name: 'read' | 'check' | 'config' | 'baseline' | 'diff' | 'ledger',
  value: unknown,
): string[] {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schema', `${name}.schema.json`), 'utf8'));
  return errorsOf(
    new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema),
    value,
  );
}

let sarif: ValidateFunction | undefined;

/** What of the value breaks the published schema of SARIF 2.1.0 (OASIS, rtm.5). */
export function sarifErrors(value: unknown): string[] {
  sarif ??= sarifSchema();
  return errorsOf(sarif, value);
}

function sarifSchema(): ValidateFunction {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // Written in draft 4, of which it uses nothing that draft 7 calls otherwise but its id.
  const { id, $schema: _, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  // One of its patterns is none under the u flag.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile({ ...schema, $id: id });
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
