import { readFileSync } from 'node:fs';
import { check } from '../checks/check.js';
import { RULES } from '../checks/rules/index.js';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from '../forms/read.js';
import { main } from './main.js';

const packageFile = new URL('../../package.json', import.meta.url);

/** NO_COLOR (no-color.org): set and not empty means no colour. */
function mayColor(): boolean {
  const { NO_COLOR: noColor } = process.env;
  return process.stdout.isTTY === true && (noColor === undefined || noColor === '');
}

// A reader that closed the pipe (`mingzhang check … | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The exit code is set, not forced: what stdout still holds must reach a slow pipe.
process.exitCode = await main(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    color: mayColor(),
    version: JSON.parse(readFileSync(packageFile, 'utf8')).version,
  },
  {
    read: (bytes, file) => readForms(readTextDocument(bytes, file)),
    check,
    rules: RULES,
  },
);
