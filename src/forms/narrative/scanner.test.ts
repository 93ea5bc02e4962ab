import { describe, expect, test } from 'vitest';
import { lineText } from '../../document/text.js';
import { compact } from './compact.js';
import { scanNumbers } from './scanner.js';

function scan(text: string) {
  const prepared = compact(lineText(text, 'a.txt', 1, 1));
  return scanNumbers(prepared.norm, prepared.text.value);
}

/** `number|unit`, with the bound where it is not exact. */
function figures(text: string): readonly string[] {
  return scan(text)
    .filter(({ reason }) => reason === null)
    .map(
      ({ text: digits, unit, bound }) => `${digits}|${unit}${bound === 'exact' ? '' : ` ${bound}`}`,
    );
}

function reasons(text: string): readonly (string | null)[] {
  return scan(text).map(({ reason }) => reason);
}

describe('figures with their units', () => {
  test.each([
    ['支出 12.34 万元', ['12.34|万元']],
    ['支出 1 234.5 元', ['1|', '234.5|元'].slice(1)],
    ['支出1,234,567.89元', ['1,234,567.89|元']],
    ['收入２３.５亿元', ['２３.５|亿元']],
    ['占 1.2 %，另占３％', ['1.2|%', '３|％']],
    ['提高3个百分点', ['3|个百分点']],
    ['设备 0 台（套）', ['0|台（套）']],
    ['参保46.7万人次', ['46.7|万人次']],
    ['接待3批次、20人次', ['3|批次', '20|人次']],
    ['追回13万余元', ['13|万余元 at-least']],
    ['检查600余家', ['600|家 at-least']],
    ['追回80万，退还5000元', ['80|万', '5000|元']],
    ['覆盖66万脱贫人口', ['66|万脱贫人口']],
    ['得96分', ['96|分']],
    ['余额-3.20万元', ['-3.20|万元']],
    ['每年3-5次', ['3|次 at-least', '5|次']],
    ['比例50%~60%', ['50|%', '60|%']],
  ])('%s', (text, wanted) => {
    expect(figures(text)).toEqual(wanted);
  });

  test('a blank inside a number that a line break left is none', () => {
    expect(figures('支出 582. 36 万元')).toEqual(['582.36|万元']);
  });
});

describe('what words beside a figure say of it', () => {
  test.each([
    ['约58%', 'approximate'],
    ['50%左右', 'approximate'],
    ['超过100人', 'at-least'],
    ['不少于5次', 'at-least'],
    ['≥90%', 'at-least'],
    ['95%以上', 'at-least'],
    ['100万元（含）以上', 'at-least'],
    ['100万元及以上', 'at-least'],
    ['不超过120天', 'at-most'],
    ['近3000人', 'at-most'],
    ['60分钟以内', 'at-most'],
    ['≤5天', 'at-most'],
    ['30%', 'exact'],
  ])('%s is %s', (text, bound) => {
    expect(scan(text)[0]?.bound).toBe(bound);
  });
});

describe('numbers that are no figures', () => {
  test.each([
    ['2023年度决算', ['date']],
    ['2022-2023年度', ['date', 'date']],
    ['截至2023年12月31日', ['date', 'date', 'date']],
    ['1月-12月', ['date', 'date']],
    ['2023本部门', ['date']],
    ['60年代精简人员', ['date']],
    ['上午9:30', ['date', 'date']],
    ['1.贯彻政策', ['list-number']],
    ['；2.强化监管', ['list-number']],
    ['3、健全制度', ['list-number']],
    ['(4)完善流程', ['list-number']],
    ['第2条', ['ordinal']],
    ['见表3', ['ordinal']],
    ['图1：结构', ['ordinal']],
    ['国医保发〔2021〕15号', ['document-number', 'document-number']],
    ['行政运行(2101501)', ['code']],
    ['电话：0914-5322292', ['telephone', 'telephone']],
    ['拨打13800138000', ['telephone']],
    ['A4纸', ['name']],
    ['2023.12.31前', ['date']],
    ['升级到2.0.1版', ['name']],
    ['支出33.6.9万元', ['damaged']],
    ['推行“15分钟”服务', ['name']],
  ])('%s', (text, wanted) => {
    expect(reasons(text)).toEqual(wanted);
  });

  test('a number without a unit is told apart from both', () => {
    expect(reasons('保有量为0。')).toEqual(['no-unit']);
  });

  test('a list number before a decade is not read as a decimal amount', () => {
    expect(reasons('4.60年代人员')).toEqual(['date']);
  });
});
