import type { Message } from '../books/problem.js';

/** A file or folder that was to be written cannot be. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
  readonly messages: Message;

  constructor(target: string, code: string) {
    const messages = {
      zh: `${target}：无法写入（${code}）。`,
      en: `${target}: cannot be written (${code}).`,
    };
    super(messages.zh);
    this.messages = messages;
  }
}

/** Does what writes a target. @throws {Unwritable} in place of the system's error */
export function writing<T>(target: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code))) {
      throw new Unwritable(target, String(error.code));
    }
    throw error;
  }
}
