import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../books/node/make-folder.js';
import type { Output } from './formats.js';

/**
 * Writes files under a folder: all of them beside it first, so that a full disk leaves no half
 * of a publication. Other files of the folder stay as they are.
 * @returns their paths
 */
export function saveOutputs(folder: string, outputs: readonly Output[]): readonly string[] {
  const draft = `${folder.replace(/[/\\]+$/, '')}.writing-${process.pid}`;
  try {
    for (const { path, bytes } of outputs) {
      const target = join(draft, path);
      makeFolder(dirname(target));
      writeFileSync(target, bytes);
    }
    return outputs.map(({ path }) => {
      const target = join(folder, path);
      makeFolder(dirname(target));
      renameSync(join(draft, path), target);
      return target;
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
