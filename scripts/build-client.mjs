// Bundles the script and the style of the HTML report into one typed module, with the hashes that
// the page's content security policy names.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = 'src/reports/html/client';

const script = bundled('main.ts', { format: 'iife', target: 'es2022' });
const style = bundled('report.css', { target: 'chrome120' });
const lines = [
  '// Made by scripts/build-client.mjs; edit src/reports/html/client instead.',
  ...constant('REPORT_SCRIPT', script),
  ...constant('REPORT_STYLE', style),
];
const to = join(root, 'src/reports/generated/client.ts');
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, `${lines.join('\n')}\n`);

function bundled(name, options) {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, folder, name)],
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    logLevel: 'error',
    ...options,
  });
  // The text of a script element ends at its end tag, wherever that stands.
  return outputFiles[0].text.trim().replaceAll('</', '<\\/');
}

function constant(name, text) {
  const hash = createHash('sha256').update(text).digest('base64');
  return [
    `export const ${name} = ${JSON.stringify(text)};`,
    `export const ${name}_HASH = 'sha256-${hash}';`,
  ];
}
