// The invented unit's book with its payments: `node scripts/make-payments.mjs OUT [COUNT]`
// copies examples/books/yunling-2023 to OUT and adds execution.csv with COUNT payments
// (100,000 if left out) and the revenue that paid for them. The same on every machine.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COUNT = 100_000;
const YEAR = 2023;
const FIRST_DAY = Date.UTC(YEAR, 0, 1);
const DAY = 86_400_000;

const template = join(dirname(fileURLToPath(import.meta.url)), '../examples/books/yunling-2023');
const [out, count = String(COUNT)] = process.argv.slice(2);
if (out === undefined || !/^[1-9]\d*$/.test(count)) {
  process.stderr.write('usage: node scripts/make-payments.mjs OUT [COUNT]\n');
  process.exit(2);
}

/** Numbers from 0 to below 2^32 in a fixed order (a linear congruential generator). */
let state = 20230101;
function next() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state;
}

/** Fen of an amount in 元 with two decimals. */
function fenOf(yuan) {
  return BigInt(yuan.replace('.', ''));
}

function yuanOf(fen) {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const [head, ...budget] = readFileSync(join(template, 'budget.csv'), 'utf8').trim().split('\n');
const lines = budget.map((row) => {
  const [code = '', account = '', fund = '', kind = '', project = '', amount = ''] = row.split(',');
  return { code, account, fund, kind, project, budget: fenOf(amount) };
});
if (head === undefined) throw new Error('budget.csv is empty');

const whole = lines.reduce((sum, line) => sum + line.budget, 0n);
const payments = [];
const revenue = new Map();
lines.forEach((line, index) => {
  const share =
    index === lines.length - 1
      ? BigInt(count) - BigInt(payments.length)
      : (BigInt(count) * line.budget) / whole || 1n;
  // Between 90 and 100 percent of the budget are spent, in payments of unlike size.
  let left = (line.budget * BigInt(9_000 + (next() % 1_000))) / 10_000n;
  for (let nth = 0n; nth < share; nth += 1n) {
    const mean = left / (share - nth);
    const amount = nth === share - 1n ? left : (mean * BigInt(500 + (next() % 1_000))) / 1_000n;
    left -= amount;
    const day = new Date(FIRST_DAY + (next() % 365) * DAY).toISOString().slice(0, 10);
    const { code, account, fund, kind, project } = line;
    payments.push([
      day,
      code,
      account,
      fund,
      kind,
      project,
      yuanOf(amount),
      '',
      payments.length + 1,
    ]);
    revenue.set(code, (revenue.get(code) ?? 0n) + amount);
  }
});

mkdirSync(out, { recursive: true });
cpSync(template, out, { recursive: true });
writeFileSync(
  join(out, 'execution.csv'),
  [
    '日期,功能分类科目编码,部门经济分类科目编码,资金性质,支出类型,项目名称,金额（元）,摘要,凭证号',
    ...payments.map((row) => row.join(',')),
    '',
  ].join('\n'),
);
writeFileSync(
  join(out, 'revenue.csv'),
  [
    '收入来源,功能分类科目编码,决算数（元）',
    ...[...revenue].map(([code, fen]) => `一般公共预算,${code},${yuanOf(fen)}`),
    '',
  ].join('\n'),
);
