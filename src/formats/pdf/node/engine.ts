import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/**
 * The most memory that PDFium may take, in bytes: a disclosure needs 20 to 60 MB, a file
 * whose forms hold each other takes all there is.
 */
const MAX_MEMORY = 320 * 1024 * 1024;

/** PDFium with the WASM file of the installed package; a new instance at each call. */
export async function loadPdfium(): Promise<WrappedPdfiumModule> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const module = await WebAssembly.compile(new Uint8Array(await readFile(path)));
  const engine = await init({
    instantiateWasm(imports, received) {
      const instance = new WebAssembly.Instance(module, withLimit(imports));
      // The package hands on the module too, as its own loader does.
      (received as (instance: WebAssembly.Instance, module: WebAssembly.Module) => void)(
        instance,
        module,
      );
      return instance.exports;
    },
    // PDFium's remarks about broken files are no output of ours.
    print: () => undefined,
    printErr: () => undefined,
  });
  engine.PDFiumExt_Init();
  return engine;
}

/** The imports with a limit on how far the memory may grow; PDFium gives up beyond it. */
function withLimit(imports: WebAssembly.Imports): WebAssembly.Imports {
  const limited: WebAssembly.Imports = {};
  for (const [name, own] of Object.entries(imports)) {
    const resize = own.emscripten_resize_heap;
    limited[name] =
      typeof resize === 'function'
        ? {
            ...own,
            emscripten_resize_heap: (size: number) =>
              size > MAX_MEMORY || size < 0 ? 0 : resize(size),
          }
        : own;
  }
  return limited;
}
