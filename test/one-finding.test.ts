import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomesOf } from '../src/checks/check.js';
import { stages } from '../src/cli/stages.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { ROOT } from './support/house.js';
import { run } from './support/run.js';
import { schemaErrors } from './support/schema.js';

const EXAMPLE = join(ROOT, 'examples/disclosures/zhenan-2023.txt');

interface Change {
  readonly place: { readonly source: readonly { line: number; column: number; endLine: number }[] };
  readonly printed: string;
  readonly proposed: string | null;
  readonly error: string;
}
interface Entry {
  readonly summary: { readonly broken: number };
  readonly findings: readonly {
    readonly id: string;
    readonly cause: {
      readonly repairs: readonly {
        readonly effect?: { readonly mends: number; readonly breaks: number };
        readonly changes: readonly Change[];
      }[];
    } | null;
  }[];
}

const PIPELINE = { ...stages(), workers: false };

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-repairs-'));
  file = join(folder, '决算.txt');
  cpSync(EXAMPLE, file);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function entryOf(...args: readonly string[]): Promise<Entry> {
  const { out } = await run(['check', '-q', '--format', 'json', ...args], PIPELINE);
  const entries = JSON.parse(out);
  expect(schemaErrors('check', entries)).toEqual([]);
  return entries[0];
}

/** The file with one figure printed otherwise; null where it is not one stretch of a line. */
function changed(text: string, { place, printed, proposed }: Change): string | null {
  const [span, more] = place.source;
  if (span === undefined || more !== undefined || proposed === null) return null;
  const lines = text.split('\n');
  const line = lines[span.line - 1] ?? '';
  const at = span.column - 1;
  if (span.line !== span.endLine || !line.startsWith(printed, at)) return null;
  // What stands behind the digits in the cell stays: 100% becomes 96%.
  const behind = /[^\d.]*$/.exec(printed)?.[0] ?? '';
  const now = proposed.endsWith(behind) ? proposed : proposed + behind;
  lines[span.line - 1] = `${line.slice(0, at)}${now}${line.slice(at + printed.length)}`;
  return lines.join('\n');
}

/** How many relations of a text do not hold, read and checked afresh. */
function brokenIn(text: string): number {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'a.txt'));
  return outcomesOf(reading).filter(({ outcome }) => outcome === 'broken').length;
}

describe('mingzhang explain FINDING FILE', () => {
  test('prints all of one finding by its id, with its rule', async () => {
    const { findings } = await entryOf(file);
    const [first] = findings;
    if (first === undefined) throw new Error('the example has no finding');
    const told = await run(['explain', first.id.slice(0, 10), file], PIPELINE);
    expect(told.status).toBe(0);
    expect(told.out).toContain(`#${first.id}`);
    expect(told.out).toContain('不合格的例子');
    expect(told.out.match(/^ {2}\[/gm)).toHaveLength(1);
    const asJson = await run(['explain', `#${first.id}`, file, '--format', 'json'], PIPELINE);
    expect(JSON.parse(asJson.out)).toMatchObject({ id: first.id });
    const none = await run(['explain', 'ffff0000ffff', file], PIPELINE);
    expect([none.status, none.out]).toEqual([2, '']);
    expect((await run(['explain', first.id, join(folder, 'no.txt')], PIPELINE)).status).toBe(2);
  });
});

describe('mingzhang check --fix-dry-run', () => {
  test('tells the effect that the repair has when it is made, and changes no file', async () => {
    const text = readFileSync(EXAMPLE, 'utf8');
    const before = await entryOf(file, '--fix-dry-run');
    expect(readFileSync(file, 'utf8')).toBe(text);
    const tried: string[] = [];
    for (const { id, cause } of before.findings) {
      const [repair] = cause?.repairs ?? [];
      const [change, second] = repair?.changes ?? [];
      if (repair?.effect === undefined || change === undefined || second !== undefined) continue;
      const mended = change.error === 'direction' ? null : changed(text, change);
      if (mended === null) continue;
      const { mends, breaks } = repair.effect;
      expect(brokenIn(mended), `${id} ${change.printed}`).toBe(
        before.summary.broken - mends + breaks,
      );
      expect(mends, id).toBeGreaterThan(0);
      tried.push(id);
    }
    expect(tried.length).toBeGreaterThan(5);
  }, 60_000);

  test('shows figures before and after with the effect, likeliest repair first', async () => {
    const { out, status } = await run(['check', '-q', '--fix-dry-run', file], PIPELINE);
    expect(status).toBe(1);
    expect(out).toContain('试改（文件没有改动）');
    expect(out).toMatch(
      /改法 1：使 \d+ 条不成立的关系成立，使 0 条成立的关系不成立\n.*\n {4}- 153\.78 万元\n {4}\+ 154\.45 万元/,
    );
    expect(out).toMatch(/第一种改法一并采用：使 \d+ 条/);
    const { out: page } = await run(
      ['check', '-q', '--fix-dry-run', '--format', 'html', file],
      stages(),
    );
    expect(page).toContain('<p class="effect">');
  });

  test('goes with reports that show it, and without it nothing is tried', async () => {
    expect(
      (await run(['check', '--fix-dry-run', '--format', 'sarif', file], PIPELINE)).status,
    ).toBe(2);
    const plain = await entryOf(file);
    expect(JSON.stringify(plain)).not.toContain('"effect"');
  });
});
