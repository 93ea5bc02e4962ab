// `npm start`: from a bare clone to checked disclosures. Installs and builds when needed
// (the only step that may use the network), then checks the examples of the repository
// and leaves an HTML report for each under out/.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, install, requireNode, root, run } from './house.mjs';

/** Exit statuses of `mingzhang check` that mean «it ran»: clean, findings, not all checkable. */
const RAN = new Set([0, 1, 3]);

requireNode();
stopOn(install());
stopOn(build());

const folder = join(root, 'examples', 'disclosures');
const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => relative(root, join(folder, name)))
  : [];
if (files.length === 0) {
  process.stdout.write(
    'examples/disclosures 中没有示例文本。请直接核对您自己的文件：\n' +
      'There is no example in examples/disclosures. Check a file of your own:\n\n' +
      '  node bin/mingzhang check FILE.txt\n',
  );
  process.exit(0);
}

const lang = process.argv.slice(2);
const mingzhang = join(root, 'bin', 'mingzhang');
stopUnlessRan(run(process.execPath, [mingzhang, 'check', ...lang, ...files]));
stopUnlessRan(
  run(process.execPath, [
    mingzhang,
    'check',
    '--quiet',
    ...lang,
    ...files,
    '--format',
    'html',
    '-o',
    'out',
  ]),
);
process.stdout.write(
  '\nHTML 报告 / HTML report:  out/index.html\n' +
    '核对自己的文件 / your own file:  node bin/mingzhang check FILE.txt\n' +
    '全部用法 / all uses:  node bin/mingzhang --help\n',
);

function stopOn(status) {
  if (status !== 0) process.exit(status);
}

function stopUnlessRan(status) {
  if (!RAN.has(status)) process.exit(status);
}
