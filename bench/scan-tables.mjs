// Pages with one ruled table of made-up figures, as pictures: any font, size and resolution.
import sharp from 'sharp';
import { generator } from './scan-pages.mjs';

const NAMES = [
  '行政运行',
  '事业运行',
  '信息化建设',
  '住房公积金',
  '医疗保障经办事务',
  '行政单位医疗',
];
const HEADS = ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'];
const WIDTHS = [70, 130, 95, 95, 95];
const HIGH = 20;
const [LEFT, TOP] = [50, 110];

/** Rows of a table: a code, a name, and amounts of which some are blank. */
export function madeUpRows(count, seed) {
  const random = generator(seed);
  const pick = (most) => Math.floor(random() * most);
  return Array.from({ length: count }, () => [
    `2${pick(10)}${pick(10)}${String(pick(10_000)).padStart(4, '0')}`,
    NAMES[pick(NAMES.length)],
    ...Array.from({ length: 3 }, () => amount(pick)),
  ]);
}

function amount(pick) {
  if (pick(8) === 0) return '';
  const whole = String(pick(10 ** (1 + pick(5))));
  const decimals = String(pick(100)).padStart(2, '0');
  const sign = pick(20) === 0 ? '-' : '';
  return `${sign}${pick(2) === 0 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${decimals}`;
}

/**
 * Draws the table under a title.
 * @param rows cells in the order of the heads, the head row not among them
 * @returns a PNG with its resolution stated
 */
export async function tablePicture(rows, { font, size = 10.5, dpi = 200 }) {
  const all = [HEADS, ...rows];
  const width = LEFT * 2 + WIDTHS.reduce((sum, one) => sum + one, 0);
  const height = TOP + HIGH * all.length + 60;
  const scale = dpi / 72;
  const right = width - LEFT;
  const edges = [LEFT];
  for (const one of WIDTHS) edges.push((edges.at(-1) ?? 0) + one);
  const rulings = [
    ...edges.map((x) => line(x, TOP, x, TOP + HIGH * all.length)),
    ...[...all, []].map((_, row) => line(LEFT, TOP + HIGH * row, right, TOP + HIGH * row)),
  ];
  const words = all.flatMap((cells, row) =>
    cells.map((cell, column) => {
      const y = TOP + HIGH * row + HIGH / 2 + size * 0.36;
      return column < 2 || row === 0
        ? text(edges[column] + 4, y, cell, size)
        : text(edges[column + 1] - 4, y, cell, size, 'end');
    }),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}" font-family="${font}">
<rect width="${width}" height="${height}" fill="#fff"/>
${text(width / 2, 60, '甲县医疗保障局2023年度部门决算', 14, 'middle')}
${text(width / 2, 82, '支出决算表', 13, 'middle')}
${text(LEFT, 102, '编制单位：甲县医疗保障局', size)}
${text(right, 102, '金额单位：万元', size, 'end')}
${rulings.join('\n')}
${words.join('\n')}
</svg>`;
  return sharp(Buffer.from(svg)).greyscale().withMetadata({ density: dpi }).png().toBuffer();
}

function line(x1, y1, x2, y2) {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#000" stroke-width="0.6"/>`;
}

function text(x, y, value, size, anchor = 'start') {
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${value}</text>`;
}
