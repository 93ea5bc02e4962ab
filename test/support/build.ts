import { spawnSync } from 'node:child_process';
import { ROOT } from './house.js';

/** Brings `dist` up to date; nothing when it is (`npm test` has built before). */
export function buildOnce(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`build failed: ${stdout}${stderr}`);
}
