import { sourceOf } from '../../../document/text.js';
import { isZero } from '../../../facts/printed.js';
import type { SectionReading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { claimsByParagraph } from '../prints.js';
import { message } from './support.js';

/** Whose key evaluation a sentence speaks of. */
const KINDS = ['部门', '财政'] as const;

/** C30: one section tells of key evaluations, another says that there were none. */
export const keyEvaluations: FormRule = {
  meta: {
    id: 'performance-key-evaluations',
    severity: 'warning',
    title: message('重点评价有无前后一致', 'key evaluations: some, or none'),
    description: message(
      '一处说对若干项目开展了部门（财政）重点评价，另一处又说没有开展，两处必有一误。',
      'One place says that projects underwent a key evaluation of the department (or of the finance bureau), another that there was none: one of them is wrong.',
    ),
    identities: ['C30'],
    basis: {
      kind: 'reasoning',
      text: message('同一事项只有一种情况', 'a thing was done or it was not'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: example('无财政重点评价项目。'), why: message('两处所指不同', 'of two kinds') }],
    fail: [
      {
        text: example('本部门未开展部门重点评价。'),
        why: message('前文说对2个项目开展了评价', 'two projects were said to be evaluated'),
      },
    ],
  },
  *check(reading): Iterable<FormResult> {
    const claims = claimsByParagraph(reading);
    let clean = true;
    for (const kind of KINDS) {
      const done = places(reading.sections, doneWords(kind)).filter(({ paragraph }) =>
        (claims.get(paragraph) ?? []).some(
          ({ measure, printed }) => measure === 'projects-evaluated' && !isZero(printed),
        ),
      );
      const none = places(reading.sections, noneWords(kind));
      const [first] = done;
      const [denied] = none;
      if (first === undefined || denied === undefined) continue;
      clean = false;
      yield {
        outcome: 'broken',
        message: message(
          `一处写“${first.place.text}”，另一处写“${denied.place.text}”`,
          `one place says “${first.place.text}”, another “${denied.place.text}”`,
        ),
        places: [...none, ...done].map(({ place }) => place),
        anchor: kind,
      };
    }
    if (clean) yield { outcome: 'holds', places: [] };
  },
};

function doneWords(kind: string): RegExp {
  return new RegExp(`(?<!未)开展了?\\s*${kind}重点(?:绩效)?评价(?=[，。；,;])`, 'g');
}

function noneWords(kind: string): RegExp {
  return new RegExp(`(?:未开展|没有开展|没有|无)\\s*${kind}重点(?:绩效)?评价`, 'g');
}

interface Found {
  readonly paragraph: number;
  readonly place: FindingPlace;
}

function places(sections: readonly SectionReading[], words: RegExp): readonly Found[] {
  return sections.flatMap((section) =>
    section.paragraphs.flatMap(({ index, text }) =>
      [...text.value.matchAll(words)].map((match) => ({
        paragraph: index,
        place: {
          place: {
            kind: 'narrative' as const,
            id: section.path,
            label: section.heading,
            quote: match[0],
          },
          text: match[0],
          source: sourceOf(text, match.index, match.index + match[0].length),
        },
      })),
    ),
  );
}

function example(result: string): string {
  return [
    '某市某区医疗保障局2023年度部门决算',
    '',
    '（一）预算绩效管理工作开展情况说明',
    '',
    '组织对档案整理等2个项目开展了部门重点评价，涉及预算资金30.00万元。',
    '',
    '（五）重点评价项目绩效评价结果',
    '',
    result,
    '',
  ].join('\n');
}
