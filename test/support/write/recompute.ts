import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The workbook without the saved results of its formulas, which then must be worked out. */
export function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    parts[name] = strToU8(strFromU8(part).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  return zipSync(parts);
}

/** Files as LibreOffice converts them to a format, all in one run. */
export function convertedByOffice(
  files: readonly { readonly bytes: Uint8Array; readonly extension: string }[],
  format: string,
): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'convert-'));
  try {
    const names = files.map(({ bytes, extension }, at) => {
      const name = join(folder, `${at}.${extension}`);
      writeFileSync(name, bytes);
      return name;
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, 'out');
    const convert = ['--headless', '--convert-to', format, '--outdir', out];
    execFileSync('soffice', [profile, ...convert, ...names], { stdio: 'ignore' });
    return files.map((_, at) => new Uint8Array(readFileSync(join(out, `${at}.${format}`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
