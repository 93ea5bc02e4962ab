import type { Message } from '../../checks/rule.js';
import {
  REPORT_SCRIPT,
  REPORT_SCRIPT_HASH,
  REPORT_STYLE,
  REPORT_STYLE_HASH,
} from '../generated/client.js';
import type { Lang } from '../subject.js';
import { Html, html } from './markup.js';
import { STYLE, STYLE_HASH } from './style.js';

/** What a page has beside what all have. */
export interface PageExtras {
  /** A second style sheet, with its hash. */
  readonly style?: string;
  readonly hash?: string;
  /** Pictures that are part of the page itself. */
  readonly images?: boolean;
  /** The one program that the page runs, with its hash. */
  readonly script?: string;
  readonly scriptHash?: string;
  /** Class of the body. */
  readonly className?: string;
}

/** The style and the script of the working view. */
export function scripted(className: string): PageExtras {
  return {
    className,
    style: REPORT_STYLE,
    hash: REPORT_STYLE_HASH,
    script: REPORT_SCRIPT,
    scriptHash: REPORT_SCRIPT_HASH,
  };
}

/** A whole page with the language switch; `title` is shown in the language asked for. */
export function page(title: Message, lang: Lang, body: Html, extras: PageExtras = {}): string {
  const { head, tail } = pageParts(title, lang, extras);
  return `${head}${body.text}${tail}`;
}

/** What stands before and behind the body of a page. */
export function pageParts(
  title: Message,
  lang: Lang,
  extras: PageExtras = {},
): { readonly head: string; readonly tail: string } {
  const zh = lang === 'zh' ? html` checked` : undefined;
  const en = lang === 'en' ? html` checked` : undefined;
  const { style, script, className } = extras;
  const second = style === undefined ? undefined : html`<style>${constant(style)}</style>`;
  const classes = className === undefined ? undefined : html` class="${className}"`;
  const head = html`<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(extras)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title[lang]}</title>
<style>${constant(STYLE)}</style>${second}
</head>
<body${classes}>
<input class="lang" type="radio" name="lang" id="lang-zh"${zh}><label for="lang-zh" lang="zh-CN">中文</label>
<input class="lang" type="radio" name="lang" id="lang-en"${en}><label for="lang-en" lang="en">English</label>
<main>
`;
  const program = script === undefined ? '' : html`<script>${constant(script)}</script>\n`.text;
  return { head: head.text, tail: `\n</main>\n${program}</body>\n</html>\n` };
}

/** The page allows its own style sheets, pictures and program and nothing else: no network, no form. */
function policyOf({ hash, images = false, scriptHash }: PageExtras): string {
  const styles = [STYLE_HASH, ...(hash === undefined ? [] : [hash])].map((one) => `'${one}'`);
  const pictures = images ? ' img-src data:;' : '';
  const program = scriptHash === undefined ? '' : ` script-src '${scriptHash}';`;
  return `default-src 'none'; style-src ${styles.join(' ')};${pictures}${program} base-uri 'none'; form-action 'none'`;
}

/** A style sheet or program unescaped: it is a constant of ours and holds quotes. */
function constant(text: string): Html {
  return Html.join([text], []);
}
