import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { htmlReport } from '../src/reports/html/report.js';
import { sarifLog } from '../src/reports/sarif.js';
import { bySeverity } from '../src/reports/subject.js';
import { filesUnder, ROOT } from './support/house.js';

const EXAMPLES = filesUnder('examples/disclosures').filter((name) => name.endsWith('.txt'));

describe.each(EXAMPLES)('reports of %s', (name) => {
  const subject = readForms(readTextDocument(new Uint8Array(readFileSync(join(ROOT, name))), name));
  const result = check(subject);

  test('the page marks every place of every finding in the document and links to it', () => {
    const page = htmlReport({ subject, result }, 'zh');
    const places = bySeverity(result.findings)
      .flatMap(({ items }) => items)
      .flatMap(({ number, finding }) =>
        finding.places.flatMap(({ source }, index) =>
          source.length === 0 ? [] : [`m${number}-${index}`],
        ),
      );
    expect(places.length).toBeGreaterThan(0);
    const unmarked = places.filter(
      (id) => !page.includes(` id="${id}"`) || !page.includes(` href="#${id}"`),
    );
    expect(unmarked).toEqual([]);
  });

  test('every finding is a SARIF result of a listed rule, with a fingerprint of its own', () => {
    const ids = result.findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const log = sarifLog({
      checked: [{ subject, result }],
      failures: [],
      rules: [],
      version: '0.0.0',
      lang: 'zh',
    });
    expect(log.runs[0]?.results.map((one) => one.partialFingerprints)).toEqual(
      ids.map((id) => ({ 'mingzhangFinding/v1': id })),
    );
  });
});
