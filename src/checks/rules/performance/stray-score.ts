import type { FundsRow } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, figure, isFilled, message, placeOf, totalFunds } from './support.js';

/** K06: a source of money is not scored by itself; the form has a dash there. */
export const strayScore: FormRule = {
  meta: {
    id: 'performance-stray-score',
    severity: 'note',
    title: message('不计分的资金行印有得分', 'a score in a row that is not scored'),
    description: message(
      '项目资金中只有年度资金总额一行计分，其余各行的分值为“—”，得分也应为“—”；印有得分会被误认为重复计分。',
      'Of a project’s funds only the total is scored; where the weight of another row is a dash its score is one too, else points seem to be counted twice.',
    ),
    identities: ['K06', 'D06'],
    basis: {
      kind: 'printed',
      text: message('表内该行分值印为“—”', 'the form prints a dash for the weight of the row'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('分值、得分均为“—”', 'a dash in both') }],
    fail: [
      {
        text: projectExample({}).replace('—\t80%\t—', '—\t80%\t8'),
        why: message('分值为“—”而得分为8', 'a dash for the weight and a score of 8'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      const total = totalFunds(form);
      if (total === null || !isFilled(total.cells.score)) continue;
      const stray = form.funds.filter((row) => row !== total && isStray(row));
      if (stray.length === 0) {
        yield { outcome: 'holds', places: [] };
        continue;
      }
      const places = stray.flatMap(({ row, cells }) =>
        cells.score === undefined ? [] : [placeOf(reading, table, row, cells.score)],
      );
      const names = stray.map(({ row }) => row.name.replace(/\s+/g, '')).join('、');
      yield {
        outcome: 'broken',
        message: message(
          `「${table.title}」${names}的分值为“—”，得分却印有数字`,
          `“${table.title}”: ${names} has a dash for its weight and a figure for its score`,
        ),
        places,
        printed: places.map((place) => place.text.trim()).join('；'),
        expected: '—',
        anchor: `${table.id}|stray-score`,
      };
    }
  },
};

/** Tasks of the overall form may be scored one by one; sources of money may not. */
function isStray({ role, cells }: FundsRow): boolean {
  if (role !== 'appropriation' && role !== 'carry-over' && role !== 'other') return false;
  const points = figure(cells.score);
  return cells.weight?.printed.form === 'dash' && points !== null && points !== 0n;
}
