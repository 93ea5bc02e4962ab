import type { Message } from '../checks/rule.js';
import { type Checked, countSeverity } from './subject.js';

/** What is to be said of a whole document first, on every view of it. */
export interface DocumentState {
  /** `findings`: errors or warnings; `incomplete`: none, but not all was checked; else `clear`. */
  readonly state: 'findings' | 'incomplete' | 'clear';
  readonly words: Message;
}

/** Told apart without colour. */
export const STATE_SIGNS: Readonly<Record<DocumentState['state'], string>> = {
  findings: '✗',
  incomplete: '?',
  clear: '✓',
};

/** What a state is made of; plain values. */
export interface StateCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notCheckable: number;
  readonly decided: number;
  readonly unread: number;
  /** Figures recognised on an image that nothing confirms. */
  readonly unconfirmed: number;
}

export function stateOf({ subject, result }: Checked): DocumentState {
  const { holds, tail, broken, notCheckable } = result.summary;
  return stateOfCounts({
    errors: countSeverity(result.findings, 'error'),
    warnings: countSeverity(result.findings, 'warning'),
    notCheckable,
    decided: holds + tail + broken,
    unread: subject.unread.length,
    unconfirmed: (result.recognised ?? []).filter(({ confirmed }) => !confirmed).length,
  });
}

/** The state by what the exit status goes by, too. */
export function stateOfCounts(counts: StateCounts): DocumentState {
  const { errors, warnings } = counts;
  const open = openParts(counts);
  if (errors + warnings > 0) {
    const found = {
      zh: [errors > 0 ? `${errors} 个错误` : '', warnings > 0 ? `${warnings} 个警告` : ''],
      en: [
        errors > 0 ? plural(errors, 'error') : '',
        warnings > 0 ? plural(warnings, 'warning') : '',
      ],
    };
    const more = joined(open);
    return {
      state: 'findings',
      words: {
        zh: `有问题：${found.zh.filter(Boolean).join('、')}${open.length === 0 ? '' : `；另有${more.zh}`}`,
        en: `with findings: ${found.en.filter(Boolean).join(', ')}${open.length === 0 ? '' : `; also ${more.en}`}`,
      },
    };
  }
  if (open.length > 0) {
    const more = joined(open);
    return {
      state: 'incomplete',
      words: {
        zh: `未发现错误和警告，但没有核对完：${more.zh}`,
        en: `no error or warning, but not fully checked: ${more.en}`,
      },
    };
  }
  return {
    state: 'clear',
    words: {
      zh: '未发现错误和警告，应核对的都已核对',
      en: 'no error or warning, and all that is to be checked was',
    },
  };
}

function openParts({ notCheckable, decided, unread, unconfirmed }: StateCounts): Message[] {
  const parts: Message[] = [];
  if (decided === 0) parts.push({ zh: '没有可核对的关系', en: 'nothing could be checked' });
  if (notCheckable > 0) {
    parts.push({ zh: `${notCheckable} 条关系无法核对`, en: `${notCheckable} not checkable` });
  }
  if (unread > 0) parts.push({ zh: `${unread} 处未读出`, en: `${unread} not read` });
  if (unconfirmed > 0) {
    parts.push({
      zh: `${unconfirmed} 个从图像识别的数字没有印证`,
      en: `${plural(unconfirmed, 'recognised figure')} unconfirmed`,
    });
  }
  return parts;
}

function joined(parts: readonly Message[]): Message {
  return {
    zh: parts.map(({ zh }) => zh).join('、'),
    en: parts.map(({ en }) => en).join(', '),
  };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
