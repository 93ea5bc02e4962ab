import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHARED = join(dirname(fileURLToPath(import.meta.url)), '../../../shared');

/** Path of a file of the real-document corpus kept beside the checkout. */
export function sharedPath(name: string): string {
  return join(SHARED, name);
}

/**
 * Whether a corpus file is missing; prints the reason, for `test.skipIf`.
 * The corpus is not part of the repository, so its tests run only where it is present.
 */
export function missingShared(name: string): boolean {
  const missing = !existsSync(sharedPath(name));
  if (missing) console.log(`skipped: ${name} is not beside this checkout (../shared)`);
  return missing;
}
