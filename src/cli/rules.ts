import { MEASURED, measuredOf } from '../checks/measured.js';
import type { Message, RuleBasis, RuleCard, RuleExample } from '../checks/rule.js';
import type { Lang } from '../reports/subject.js';
import { BASIS_WORDS, SEVERITY_WORDS } from '../reports/words.js';
import { explainFinding } from './explain-finding.js';
import type { Options } from './options.js';
import { json } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { OK } from './status.js';
import { UsageError } from './usage-error.js';

/** `mingzhang rules`: every rule on one line, with its severity and identities. */
export function runRules({ format, lang, operands }: Options, io: Io, { rules }: Pipeline): number {
  if (operands.length > 0) {
    throw new UsageError({
      zh: 'rules 不带参数；看一条规则用 explain。',
      en: 'rules takes no argument; explain shows one rule.',
    });
  }
  if (format === 'json') {
    io.out(json(rules.map(({ meta }) => meta)));
    return OK;
  }
  const width = Math.max(0, ...rules.map(({ meta }) => meta.id.length));
  for (const { meta } of rules) {
    const identities = meta.identities.length === 0 ? '' : `  (${meta.identities.join(' ')})`;
    io.out(
      `${meta.id.padEnd(width)}  ${SEVERITY_WORDS[meta.severity][lang]}  ${meta.title[lang]}${identities}\n`,
    );
  }
  return OK;
}

/** `mingzhang explain RULE`: the rule's card. `mingzhang explain FINDING FILE`: that finding. */
export async function runExplain(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  const { rules } = pipeline;
  const [id, file, ...rest] = options.operands;
  if (id === undefined || rest.length > 0) {
    throw new UsageError({
      zh: 'explain 需要一个规则名，或一个问题的编号和文件；mingzhang rules 列出全部规则。',
      en: 'explain needs one rule, or the id of a finding and its file; mingzhang rules lists the rules.',
    });
  }
  if (file !== undefined) {
    const words = (rule: RuleCard) => card(rule, options.lang);
    return explainFinding(id, file, options, io, pipeline, words);
  }
  const rule = rules.find(({ meta }) => meta.id === id || meta.identities.includes(id));
  if (rule === undefined) {
    throw new UsageError({
      zh: `没有规则“${id}”；mingzhang rules 列出全部。`,
      en: `There is no rule “${id}”; mingzhang rules lists them.`,
    });
  }
  const { meta, examples } = rule;
  io.out(
    options.format === 'json'
      ? json({ ...meta, measured: measuredOf(meta.id), examples })
      : card(rule, options.lang),
  );
  return OK;
}

const CONFIDENCE: Readonly<Record<RuleBasis['confidence'], Record<Lang, string>>> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

function card({ meta, examples }: RuleCard, lang: Lang): string {
  const w = {
    zh: {
      severity: '级别',
      basis: '依据',
      sure: '把握',
      ids: '关系',
      layouts: '适用版式',
      measured: '实测',
      pass: '合格的例子',
      fail: '不合格的例子',
    },
    en: {
      severity: 'severity',
      basis: 'basis',
      sure: 'confidence',
      ids: 'identities',
      layouts: 'layouts',
      measured: 'measured',
      pass: 'passes',
      fail: 'fails',
    },
  }[lang];
  const lines = [
    `${meta.id}  ${meta.title[lang]}`,
    '',
    meta.description[lang],
    '',
    `${w.severity}  ${SEVERITY_WORDS[meta.severity][lang]}`,
    `${w.basis}  ${BASIS_WORDS[meta.basis.kind][lang]}: ${meta.basis.text[lang]} (${w.sure} ${CONFIDENCE[meta.basis.confidence][lang]})`,
  ];
  if (meta.identities.length > 0) lines.push(`${w.ids}  ${meta.identities.join(' ')}`);
  if (meta.layouts.length > 0) lines.push(`${w.layouts}  ${meta.layouts.join(' ')}`);
  lines.push(`${w.measured}  ${measuredWords(meta.id)[lang]}`);
  for (const example of examples.pass) lines.push('', ...exampleLines(w.pass, example, lang));
  for (const example of examples.fail) lines.push('', ...exampleLines(w.fail, example, lang));
  return `${lines.join('\n')}\n`;
}

function measuredWords(rule: string): Message {
  if (rule.startsWith('across-')) {
    return {
      zh: '手头没有同一单位的几份真实文本，尚无实测',
      en: 'no several real disclosures of one office at hand, so not measured',
    };
  }
  const { found, wrong, documents, told } = measuredOf(rule);
  const { documents: all, changes } = MEASURED;
  const precision =
    found === 0
      ? {
          zh: `${all} 份真实公开文本中没有提示`,
          en: `silent on the ${all} real disclosures at hand`,
        }
      : {
          zh: `${all} 份真实公开文本中有 ${documents} 份共 ${found} 处，逐条对照原文，误报 ${wrong} 处`,
          en: `${found} finding(s) in ${documents} of the ${all} real disclosures at hand, each read against the text: ${wrong} false`,
        };
  if (told === null || changes === null) return precision;
  return {
    zh: `${precision.zh}；逐个改动其中 ${changes} 个数字，由它指出 ${told} 个`,
    en: `${precision.en}; of ${changes} figures changed one at a time it told of ${told}`,
  };
}

function exampleLines(head: string, example: RuleExample, lang: Lang): string[] {
  const { text, copy, corrections = [], why } = example;
  const w = {
    zh: { copy: '另一文件', fix: '更正' },
    en: { copy: 'other file', fix: 'correction' },
  };
  return [
    `${head}: ${why[lang]}`,
    ...bodyLines(text),
    ...(copy === undefined ? [] : [`  ${w[lang].copy}`, ...bodyLines(copy)]),
    ...corrections.map(({ place, read, meant }) => `  ${w[lang].fix} ${place}: ${read} → ${meant}`),
  ];
}

function bodyLines(text: string): string[] {
  const body = text.replace(/^\n+|\s+$/g, '').split('\n');
  return body.map((line) => `  │ ${line}`);
}
