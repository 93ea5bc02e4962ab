import { comparable, type Digest } from '../checks/across/index.js';
import { Packed } from './batch/packed.js';

/** The digests of a batch until all are there. Only those of offices that meet again are needed. */
export class DigestShelf {
  readonly #heads: Pick<Digest, 'file' | 'document' | 'covered'>[] = [];
  readonly #packed: Packed<Digest>[] = [];

  add(digest: Digest): void {
    const { file, document, covered } = digest;
    this.#heads.push({ file, document, covered });
    this.#packed.push(new Packed(digest));
  }

  /** The files of all, in their order. */
  get files(): readonly string[] {
    return this.#heads.map(({ file }) => file);
  }

  /** Those that have something to say of another. */
  taken(): readonly Digest[] {
    const wanted = comparable(this.#heads);
    return this.#packed.flatMap((one, at) => (wanted[at] === true ? [one.unpacked()] : []));
  }
}
