import { printable } from './composed.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for the content and the quoted attributes of HTML, SVG and XML. */
export function escapeMarkup(value: string): string {
  return printable(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
