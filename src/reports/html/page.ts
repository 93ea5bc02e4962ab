import type { Message } from '../../checks/rule.js';
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
}

/** A whole page with the language switch; `title` is shown in the language asked for. */
export function page(title: Message, lang: Lang, body: Html): string {
  const { head, tail } = pageParts(title, lang);
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
  const second =
    extras.style === undefined ? undefined : html`<style>${constant(extras.style)}</style>`;
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
<body>
<input class="lang" type="radio" name="lang" id="lang-zh"${zh}><label for="lang-zh" lang="zh-CN">中文</label>
<input class="lang" type="radio" name="lang" id="lang-en"${en}><label for="lang-en" lang="en">English</label>
<main>
`;
  return { head: head.text, tail: '\n</main>\n</body>\n</html>\n' };
}

/** The page allows its own style sheets and pictures and nothing else: no script, no network, no form. */
function policyOf({ hash, images = false }: PageExtras): string {
  const styles = [STYLE_HASH, ...(hash === undefined ? [] : [hash])].map((one) => `'${one}'`);
  const pictures = images ? ' img-src data:;' : '';
  return `default-src 'none'; style-src ${styles.join(' ')};${pictures} base-uri 'none'; form-action 'none'`;
}

/** A style sheet unescaped: it is a constant of the program and holds quotes. */
function constant(style: string): Html {
  return Html.join([style], []);
}
