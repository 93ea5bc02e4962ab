import { describe, expect, test } from 'vitest';
import { checkAcross, digestOf } from '../../src/checks/across/index.js';
import { check } from '../../src/checks/check.js';
import type { Finding } from '../../src/checks/rule.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { composedSet } from '../support/across/office.js';

const SET = composedSet();

function read(file: string, text: string): Reading {
  return readForms(readTextDocument(new TextEncoder().encode(text), file));
}

const READ = new Map([...SET].map(([file, text]) => [file, read(file, text)] as const));

function told(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, message }) => `${rule}: ${message.zh}`);
}

describe('documents of a department composed from consistent facts', () => {
  test('each has no finding above a note', () => {
    for (const [file, reading] of READ)
      expect([file, ...told(check(reading).findings)]).toEqual([file]);
  });

  test('agree with each other, and every rule across documents is asked', () => {
    const { findings, summary, records } = checkAcross(
      [...READ.values()].flatMap((one) => digestOf(one) ?? []),
    );
    expect(told(findings)).toEqual([]);
    expect(summary.holds).toBeGreaterThan(100);
    expect([...new Set(records.map(({ rule }) => rule))].sort()).toEqual([]);
  });
});
