import type { Message } from '../../checks/rule.js';
import type { Lang } from '../subject.js';
import { Html, html } from './markup.js';
import { STYLE, STYLE_HASH } from './style.js';

/** The page allows its own style sheet and nothing else: no script, no network, no form. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** A whole page with the language switch; `title` is shown in the language asked for. */
export function page(title: Message, lang: Lang, body: Html): string {
  const zh = lang === 'zh' ? html` checked` : undefined;
  const en = lang === 'en' ? html` checked` : undefined;
  return html`<!DOCTYPE html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title[lang]}</title>
<style>${STYLE_SHEET}</style>
</head>
<body>
<input class="lang" type="radio" name="lang" id="lang-zh"${zh}><label for="lang-zh" lang="zh-CN">中文</label>
<input class="lang" type="radio" name="lang" id="lang-en"${en}><label for="lang-en" lang="en">English</label>
<main>
${body}
</main>
</body>
</html>
`.text;
}

/** The style sheet unescaped: it is a constant of the program and holds quotes. */
const STYLE_SHEET = Html.join([STYLE], []);
