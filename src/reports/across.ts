import type { CheckResult } from '../checks/rule.js';
import { CHECK_SCHEMA, resultEntry } from './json.js';
import { stateOf } from './state.js';
import type { Checked } from './subject.js';

/** What a comparison of several documents found, shown as the report of a document is. */
export function acrossChecked(result: CheckResult, files: readonly string[]): Checked {
  return {
    result,
    subject: {
      file: 'across',
      document: {
        unit: null,
        region: null,
        fiscalYear: null,
        kind: null,
        level: null,
        layout: null,
        title: {
          zh: `跨文件核对 · ${files.length} 份文件`,
          en: `across documents · ${files.length} files`,
        },
      },
      tree: { file: 'across', format: 'text', sections: [], unread: [] },
      tables: [],
      claims: [],
      unread: [],
    },
  };
}

/** The contract's entry of a comparison: `across` holds the files instead of one `file`. */
export function acrossEntry(result: CheckResult, files: readonly string[], all: boolean) {
  const { state } = stateOf(acrossChecked(result, files));
  return { schema: CHECK_SCHEMA, state, across: files, ...resultEntry(result, all) };
}
