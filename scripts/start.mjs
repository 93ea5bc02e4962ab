// `npm start`: from a bare clone to composed and checked disclosures. Installs and builds when
// needed (the only step that may use the network), composes the books of the repository in
// every format, then checks its examples of published disclosures, which have defects, and
// leaves an HTML report for each; all of it under out/.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, install, requireNode, root, run } from './house.mjs';

/** Exit statuses that mean «it ran»: clean, findings (for `compose`: not fit to go out), not all checkable. */
const RAN = new Set([0, 1, 3]);

/** The book that scripts/make-payments.mjs completes. */
const MADE_BOOK = 'yunling-2023';

requireNode();
stopOn(install());
stopOn(build());

const lang = process.argv.slice(2);
const mingzhang = join(root, 'bin', 'mingzhang');

const held = books().filter((book) => !composeBook(book));
checkDisclosures(disclosures());

/** @returns names of the folders under examples/books that are books */
function books() {
  const folder = join(root, 'examples', 'books');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'unit.yaml')))
    .sort();
}

/** @returns whether it was fit to go out */
function composeBook(name) {
  const book = withPayments(name);
  process.stdout.write(`\n编制 / composing  ${book}\n`);
  const out = join('out', 'books', name);
  const options = ['--quiet', ...lang, '--format', 'all', '-o', out];
  const status = run(process.execPath, [mingzhang, 'compose', book, ...options]);
  stopUnlessRan(status);
  return status === 0;
}

/** A book whose 100,000 payments are made by a script is composed from a copy with them. */
function withPayments(name) {
  const book = join('examples', 'books', name);
  if (name !== MADE_BOOK) return book;
  const made = join('out', 'payments', name);
  stopOn(run(process.execPath, [join(root, 'scripts', 'make-payments.mjs'), made]));
  return made;
}

/** @returns paths of the texts under examples/disclosures */
function disclosures() {
  const folder = join(root, 'examples', 'disclosures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => relative(root, join(folder, name)));
}

function checkDisclosures(files) {
  if (files.length === 0) {
    process.stdout.write(
      'examples/disclosures 中没有示例文本。请直接核对您自己的文件：\n' +
        'There is no example in examples/disclosures. Check a file of your own:\n\n' +
        '  node bin/mingzhang check FILE.txt\n',
    );
    return;
  }
  process.stdout.write('\n核对有差错的公开文本 / checking published disclosures with defects\n');
  stopUnlessRan(run(process.execPath, [mingzhang, 'check', ...lang, ...files]));
  const report = ['--format', 'html', '-o', 'out'];
  stopUnlessRan(
    run(process.execPath, [mingzhang, 'check', '--quiet', ...lang, ...files, ...report]),
  );
  process.stdout.write(
    '\nHTML 报告 / HTML report:  out/index.html\n' +
      '编制的公开文本 / composed disclosures:  out/books/\n' +
      (held.length === 0 ? '' : `未通过、没有写出 / held back:  ${held.join(', ')}\n`) +
      '核对自己的文件 / your own file:  node bin/mingzhang check FILE.txt\n' +
      '编制自己的账套 / your own book:  node bin/mingzhang compose BOOK --format all -o OUT\n' +
      '全部用法 / all uses:  node bin/mingzhang --help\n',
  );
}

function stopOn(status) {
  if (status !== 0) process.exit(status);
}

function stopUnlessRan(status) {
  if (!RAN.has(status)) process.exit(status);
}
