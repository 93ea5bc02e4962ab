import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Small is quick: text of a report becomes a fifteenth at the lowest level. */
const LEVEL = 1;

/** A plain value that is kept for later in little memory: a report waits as some ten kilobytes. */
export class Packed<T> {
  readonly #bytes: Uint8Array;

  constructor(value: T) {
    this.#bytes = deflateRawSync(serialize(value), { level: LEVEL });
  }

  /** A copy of the value. */
  unpacked(): T {
    return deserialize(inflateRawSync(this.#bytes)) as T;
  }
}
