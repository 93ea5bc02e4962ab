import { execFileSync } from 'node:child_process';

/** Whether the recogniser and fonts with Chinese are missing; prints the reason, for `skipIf`. */
export function missingTesseract(): boolean {
  const languages = output('tesseract', ['--list-langs']).split(/\s+/);
  const has = languages.includes('chi_sim') && languages.includes('eng');
  const fonts = output('fc-list', [':lang=zh-cn', 'family']).trim() !== '';
  if (has && fonts) return false;
  console.log(
    'skipped: tesseract with chi_sim, or a Chinese font, is missing (npm run setup:system)',
  );
  return true;
}

function output(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    // Not installed: the caller says so.
    return error instanceof Error ? '' : String(error);
  }
}
