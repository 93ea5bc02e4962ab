import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docxOfSheet } from './docx.js';
import type { Sheet } from './sheet.js';

const OFFICE = '/usr/bin/soffice';

export const hasOffice = existsSync(OFFICE);

/** Typesets sheets with LibreOffice, as Word files, in one run. */
export function printedByOffice(sheets: readonly Sheet[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'typeset-'));
  try {
    const names = sheets.map((sheet, index) => {
      const name = join(folder, `${index}.docx`);
      writeFileSync(name, docxOfSheet(sheet));
      return name;
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      OFFICE,
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...names],
      { stdio: 'ignore' },
    );
    return names.map((name) => new Uint8Array(readFileSync(name.replace(/docx$/, 'pdf'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
