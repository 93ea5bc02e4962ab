import { deflateRawSync } from 'node:zlib';
import { zipOf } from '../support/zip.js';
import { DISCLOSURE, type HostileCase, utf8 } from './case.js';

const text = { name: '甲.txt', content: utf8(DISCLOSURE), flags: 0x800 };

function swollen(name: string, megabytes: number, says: number) {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, '1'), { level: 9 });
  return { name, packed, saysUnpacked: says };
}

const MEGABYTE = 1024 * 1024;

/** Archives of documents. `ends` is the end of the archive, or of its first file that is refused. */
export const ARCHIVE_CASES: readonly HostileCase[] = [
  {
    what: 'an archive with a password',
    file: 'password.zip',
    bytes: () => zipOf([{ ...text, flags: 0x801 }]),
    ends: ['encrypted'],
  },
  {
    what: 'an archive of a file that swells',
    file: 'swells.zip',
    bytes: () => zipOf([swollen('a.txt', 200, 1000)]),
    ends: ['hostile'],
  },
  {
    what: 'an archive of a file that says how large it is',
    file: 'honest.zip',
    bytes: () => zipOf([swollen('a.txt', 200, 200 * MEGABYTE)]),
    ends: ['too-large'],
    names: '--max-size',
  },
  {
    what: 'an archive of two gigabytes',
    file: 'gigabytes.zip',
    bytes: () =>
      zipOf([
        swollen('0.txt', 30, 30 * MEGABYTE),
        ...Array.from({ length: 70 }, (_, at) => ({
          name: `${at + 1}.txt`,
          sameAs: 0,
          saysPacked: 30_000,
          saysUnpacked: 30 * MEGABYTE,
        })),
      ]),
    ends: ['hostile'],
  },
  {
    what: 'an archive of too many files',
    file: 'files.zip',
    bytes: () =>
      zipOf(
        Array.from({ length: 9_000 }, (_, at) => ({ name: `${at}.txt`, method: 0, content: '1' })),
      ),
    ends: ['hostile'],
  },
  {
    what: 'an archive in an archive, many deep',
    file: 'inner.zip',
    bytes: () => {
      let inner = zipOf([text]);
      for (let depth = 0; depth < 50; depth += 1)
        inner = zipOf([{ name: 'inner.zip', content: inner }]);
      return inner;
    },
    ends: ['unsupported', 'no-documents', 'hostile'],
  },
  {
    what: 'an archive cut short',
    file: 'short.zip',
    bytes: () => zipOf([text]).subarray(0, -30),
    ends: ['damaged', 'unsupported'],
  },
  {
    what: 'an archive of nothing',
    file: 'nothing.zip',
    bytes: () => zipOf([]),
    ends: ['no-documents', 'unsupported', 'damaged'],
  },
];
