import type { Message } from '../checks/rule.js';

/** A command line that cannot be understood (exit status 2). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly messages: Message;

  constructor(messages: Message) {
    super(messages.zh);
    this.messages = messages;
  }
}
