// Puts the program's own modules into one file, because the command's start is spent on
// finding and loading hundreds of them. Packages stay as they are installed; what is
// imported on demand becomes a file of its own. Written to dist/bundle.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from './house.mjs';

const OUT = join(root, 'dist', 'bundle');

/** A module that looks for files beside itself must look beside its unbundled self. */
const ownAddress = {
  name: 'own-address',
  setup(bundler) {
    bundler.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      if (!contents.includes('import.meta.url')) return null;
      const address = `new URL(${JSON.stringify(relative(OUT, path).replaceAll('\\', '/'))}, import.meta.url).href`;
      return { contents: contents.replaceAll('import.meta.url', address), loader: 'js' };
    });
  },
};

await build({
  entryPoints: [join(root, 'dist', 'cli', 'entry.js')],
  outdir: OUT,
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  plugins: [ownAddress],
  logLevel: 'warning',
});
