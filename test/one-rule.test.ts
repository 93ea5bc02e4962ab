import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stages } from '../src/cli/stages.js';
import { ROOT } from './support/house.js';
import { run } from './support/run.js';

const FILE = join(ROOT, 'examples/disclosures/zhenan-2023.txt');

function check(...args: readonly string[]) {
  return run(['check', FILE, '--jobs', '1', '--no-config', '--format', 'json', ...args], stages());
}

async function rulesFound(...args: readonly string[]): Promise<ReadonlySet<string>> {
  const [{ findings }] = JSON.parse((await check(...args)).out);
  return new Set(findings.map(({ rule }: { rule: string }) => rule));
}

describe('mingzhang check --rule', () => {
  test('runs the rules named and no others', async () => {
    expect((await rulesFound()).size).toBeGreaterThan(2);
    expect([...(await rulesFound('--rule', 'table-sum'))]).toEqual(['table-sum']);
    const two = await rulesFound('--rule', 'table-sum', '--rule', 'narrative-equals-table');
    expect([...two].sort()).toEqual(['narrative-equals-table', 'table-sum']);
  });

  test('a rule that does not exist is told, and so is the wrong verb', async () => {
    const unknown = await check('--rule', 'no-such-rule');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('no-such-rule');
    expect((await run(['read', FILE, '--rule', 'table-sum'], stages())).status).toBe(2);
  });
});
