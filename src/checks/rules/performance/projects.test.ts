import { describe, expect, test } from 'vitest';
import { nearestProject } from './projects.js';

const near = (name: string, ...candidates: string[]) =>
  nearestProject(name, candidates, (one) => one);

describe('nearestProject', () => {
  test('suffixes, one character and word order may differ', () => {
    expect(near('档案整理项目', '窗口改造', '档案整理经费')).toBe('档案整理经费');
    expect(near('离休老干医疗费', '离休老干医药费', '职工体检费')).toBe('离休老干医药费');
    expect(near('医疗保障管理事务', '医疗保障事务管理')).toBe('医疗保障事务管理');
  });

  test('two candidates that are equally near are none', () => {
    expect(near('城乡居民医保工作经费', '城乡居民医保工作', '城乡居民医保工作经费')).toBeNull();
    expect(near('居民医保经费', '居民医保一期', '居民医保二期')).toBeNull();
  });

  test('a far name is none', () => {
    expect(near('保障单位职工工资', '职工体检费', '窗口改造')).toBeNull();
    expect(near('', '窗口改造')).toBeNull();
    expect(near('窗口改造')).toBeNull();
  });
});
