import { ReadError } from '../../document/read-error.js';

/** The engine gave up on a file: out of its memory, of its stack, or a trap. */
export function isEngineFailure(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof Error && (error.name === 'RuntimeError' || error.name === 'ExitStatus'))
  );
}

export function engineFailed(file: string): ReadError {
  return new ReadError('engine-failed', file, {
    zh: 'PDF 的内部结构有误，读取中途失败',
    en: 'the inner structure of the PDF is faulty, reading it failed midway',
  });
}
