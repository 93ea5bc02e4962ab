// A book with 100,000 payments: its statements beside a plain loop that adds up the same file.
import { readBook } from '../dist/books/read-book.js';
import { best, format } from './timing.mjs';

const PAYMENTS = 100_000;

/** Reads the book of payments into statements, and prints the time beside that of a plain sum. */
export function measureBooks() {
  const files = paymentsBook(PAYMENTS);
  const csv = files.get('execution.csv') ?? '';
  const ours = best(() => readBook(files).facts.size);
  const yard = best(() => plainSum(csv));
  console.log(`\nbook of ${PAYMENTS} payments, ${Math.round(csv.length / 1024)} K characters`);
  console.log(`  into statements    ${format(ours)} ms   ${readBook(files).facts.size} facts`);
  console.log(
    `  yardstick          ${format(yard)} ms   split and summed by account in a plain loop`,
  );
  console.log(`  ratio              ${format(ours / yard)}`);
}

/** Amounts by account, nothing judged: the least that anybody has to do. */
function plainSum(csv) {
  const sums = new Map();
  for (const line of csv.split('\n').slice(1)) {
    const cells = line.split(',');
    const amount = BigInt((cells[6] ?? '0').replace('.', ''));
    const account = `${cells[1]} ${cells[2]} ${cells[4]}`;
    sums.set(account, (sums.get(account) ?? 0n) + amount);
  }
  return sums.size;
}

const FUNCTIONS = ['2080505', '2101101', '2101501', '2101506', '2101599', '2210201'];
const BASIC = ['30101', '30102', '30103', '30108', '30113', '30201', '30205', '30207', '30211'];
const PROJECT = ['30201', '30202', '30211', '30214', '30227'];

/** An invented unit with as many payments; always the same. */
export function paymentsBook(payments) {
  const rows = [];
  const revenue = new Map();
  for (let at = 0; at < payments; at += 1) {
    const code = FUNCTIONS[at % FUNCTIONS.length];
    const isProject = code >= '2101506' && code < '22';
    const accounts = isProject ? PROJECT : BASIC;
    const fen = ((at * 7919) % 900_000) + 100;
    revenue.set(code, (revenue.get(code) ?? 0) + fen);
    const month = String((at % 12) + 1).padStart(2, '0');
    rows.push(
      `2023-${month}-15,${code},${accounts[at % accounts.length]},一般公共预算,${isProject ? '项目支出' : '基本支出'},${isProject ? `项目${at % 20}` : ''},${yuan(fen)},第${at}笔,${at}`,
    );
  }
  return new Map([
    [
      'unit.yaml',
      "name: 云岭县医疗保障局\nyear: 2023\ndetail: lines\nregion: {province: 陕西省}\ninvented: true\ngovernmentCodes: {'30227': '50205'}\n",
    ],
    [
      'execution.csv',
      `日期,功能分类科目编码,部门经济分类科目编码,资金性质,支出类型,项目名称,金额（元）,摘要,凭证号\n${rows.join('\n')}\n`,
    ],
    [
      'revenue.csv',
      `收入来源,功能分类科目编码,决算数（元）\n${[...revenue].map(([code, fen]) => `一般公共预算,${code},${yuan(fen)}\n`).join('')}`,
    ],
  ]);
}

function yuan(fen) {
  const text = String(fen).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
