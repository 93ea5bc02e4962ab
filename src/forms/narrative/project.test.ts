import { expect, test } from 'vitest';
import { projectIn } from './project.js';

test.each([
  ['1.宣传培训经费项目绩效自评综述:全年预算数20万元', false, '宣传培训经费'],
  ['（2）60年代精简人员补助项目自评综述:执行数2万元', false, '60年代精简人员补助'],
  ['宣传培训经费全年预算数为20万元，执行数为18万元', true, '宣传培训经费'],
  ['宣传培训经费全年预算数为20万元', false, null],
  ['本部门全年预算数为20万元', true, null],
  ['根据年度设定的绩效目标，全年预算数20万元', true, null],
  ['全面推进项目绩效管理', true, null],
])('%s', (text, reviews, name) => {
  expect(projectIn(text.replace(/（/g, '(').replace(/）/g, ')'), reviews)).toBe(name);
});
