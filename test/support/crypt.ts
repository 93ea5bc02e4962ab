import { createHash } from 'node:crypto';

/** Padding of passwords, ISO 32000-1, algorithm 2. */
const PADDING = Buffer.from(
  '28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A',
  'hex',
);
const ID = Buffer.alloc(16, 7);
const PERMISSIONS = -44;

export interface PdfEncryption {
  /** Entries of the trailer. */
  readonly trailer: string;
  /** Encrypts a stream of the object with this number; Latin-1 in and out. */
  readonly encrypt: (object: number, bytes: string) => string;
}

/** The standard security handler, revision 2 (RC4, 40 bits), for files written by hand. */
export function pdfEncryption(user: string, owner: string): PdfEncryption {
  const ownerKey = md5(padded(owner)).subarray(0, 5);
  const ownerEntry = rc4(ownerKey, padded(user));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(Buffer.concat([padded(user), ownerEntry, permissions, ID])).subarray(0, 5);
  const userEntry = rc4(key, PADDING);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return {
    trailer: `/ID [${hex(ID)} ${hex(ID)}] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(ownerEntry)} /U ${hex(userEntry)} /P ${PERMISSIONS} >>`,
    encrypt: (object, bytes) => {
      const salt = Buffer.from([object & 0xff, (object >> 8) & 0xff, (object >> 16) & 0xff, 0, 0]);
      const own = md5(Buffer.concat([key, salt])).subarray(0, 10);
      return rc4(own, Buffer.from(bytes, 'latin1')).toString('latin1');
    },
  };
}

function padded(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

/** RC4 written out: newer OpenSSL no longer offers it. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number) => {
    const kept = state[a] as number;
    state[a] = state[b] as number;
    state[b] = kept;
  };
  for (let at = 0, to = 0; at < 256; at += 1) {
    to = (to + (state[at] as number) + (key[at % key.length] as number)) & 255;
    swap(at, to);
  }
  let [at, to] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      at = (at + 1) & 255;
      to = (to + (state[at] as number)) & 255;
      swap(at, to);
      return byte ^ (state[((state[at] as number) + (state[to] as number)) & 255] as number);
    }),
  );
}
