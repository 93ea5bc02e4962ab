import type { Message } from '../../checks/rule.js';

/** A piece of finished HTML; only this module makes one from text, and it escapes. */
export class Html {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** The text itself as HTML, escaped for content and for quoted attributes. */
  static escape(text: string): Html {
    return new Html(text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? ''));
  }

  /** Joins finished pieces and the constant parts of a template. */
  static join(strings: readonly string[], values: readonly Value[]): Html {
    return new Html(
      strings
        .map((constant, index) => constant + (index < values.length ? render(values[index]) : ''))
        .join(''),
    );
  }
}

type Value = string | number | Html | readonly Html[] | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((piece) => piece.text).join('');
  return Html.escape(String(value)).text;
}

/** Template of HTML: every value that is not HTML already is escaped. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return Html.join(strings, values);
}

/** A text of the report in both languages; the page's language switch shows one. */
export function both(message: Message): Html {
  return html`<span class="ui" lang="zh-CN">${message.zh}</span><span class="ui" lang="en">${message.en}</span>`;
}
