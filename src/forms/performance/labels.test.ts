import { describe, expect, test } from 'vitest';
import { valueText } from '../../facts/printed.js';
import { isDash, looksLikeMoney, looksLikePercent, looksLikeScore, readFormValue } from './cell.js';
import { labelCore, labelId, labelWeight, unwrap } from './labels.js';
import { normaliseProject } from './project.js';

describe('labels', () => {
  test.each([
    ['产出 指标 (50 分)', 'output', '50'],
    ['效益指 标(30分)', 'effect', '30'],
    ['满意度指标（10）', 'satisfaction', '10'],
    ['产出指标50分', 'output', '50'],
    ['目标 1(40 分）：', 'objective', '40'],
    ['成本指标', 'cost', null],
  ])('%s is the level 1 label %s with weight %s', (text, id, weight) => {
    expect(labelId('level1', text)).toBe(id);
    expect(labelWeight(text)).toBe(weight);
  });

  test.each([
    ['社会效 益指标', 'social'],
    ['可持续 影响指 标', 'sustainable'],
    ['社会公众或服务对象满意度指标', 'satisfaction'],
    ['时效性指标', 'timeliness'],
  ])('%s is the level 2 label %s', (text, id) => {
    expect(labelId('level2', text)).toBe(id);
  });

  test('a sentence that begins like a label is none', () => {
    expect(labelId('level1', '目标1：保障单位运转')).toBeNull();
    expect(labelId('level2', '数量指标完成得好')).toBeNull();
    expect(labelId('level1', '')).toBeNull();
  });

  test('sources of money with and without 其中', () => {
    expect(labelId('fund-part', '其中：当年财政拨款')).toBe('appropriation');
    expect(labelId('fund-part', '实施期资金总额:')).toBe('period');
    expect(labelCore('其中: 财政拨款')).toBe('财政拨款');
  });

  test('unwrap joins Chinese words and keeps blanks beside figures', () => {
    expect(unwrap('保障 13 名离休老干部就 医用药')).toBe('保障 13 名离休老干部就医用药');
    expect(unwrap(' 窗口\n设备 更换 ')).toBe('窗口设备更换');
  });
});

describe('values of form cells', () => {
  test.each([
    ['≥90%', '90', '%', 'at-least', 'percent'],
    ['≤60 分钟', '60', '分钟', 'at-most', 'count'],
    ['15 人', '15', '人', 'exact', 'count'],
    ['≥34 万 人', '34', '万人', 'at-least', 'count'],
    ['49.00 万', '49.00', '万', 'exact', 'money'],
    ['各 1 次', '1', '次', 'exact', 'count'],
    ['不超过 12.5 万元', '12.5', '万元', 'at-most', 'money'],
    ['95%以上', '95', '%', 'at-least', 'percent'],
  ])('%s', (text, value, unit, bound, quantity) => {
    const printed = readFormValue(text, '');
    expect(valueText(printed)).toBe(value);
    expect(printed.unit).toBe(unit);
    expect(printed.bound).toBe(bound);
    expect(printed.quantity).toBe(quantity);
    expect(printed.text).toBe(unwrap(text));
  });

  test('a cell of words, or with several figures, has no single value', () => {
    expect(valueText(readFormValue('明显提高', ''))).toBeNull();
    expect(valueText(readFormValue('2023 年完成，2024 年继续', ''))).toBeNull();
  });

  test('a bare number takes the unit of its column', () => {
    expect(readFormValue('23.44', '万元')).toMatchObject({ unit: '万元', quantity: 'money' });
    expect(readFormValue('——', '分').form).toBe('dash');
  });

  test('kinds of cells', () => {
    expect(['10', '22.5', '-30', '20分', '—', '一'].every(looksLikeScore)).toBe(true);
    expect(['98%', '526.045', '15 人'].some(looksLikeScore)).toBe(false);
    expect(['526.04', '1,234.50', '80万元'].every(looksLikeMoney)).toBe(true);
    expect(looksLikePercent('29.3%')).toBe(true);
    expect(isDash('/')).toBe(true);
  });
});

describe('project names', () => {
  test.each([
    ['档案整理项目', '档案整理'],
    ['档案 整理经费', '档案整理'],
    ['医疗服务与保障能力提升补助资金', '医疗服务与保障能力提升'],
    ['职工体检费', '职工体检费'],
    ['项目', '项目'],
  ])('%s', (name, plain) => {
    expect(normaliseProject(name)).toBe(plain);
  });
});
