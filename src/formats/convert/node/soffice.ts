import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ReadError } from '../../../document/read-error.js';

/** What has to be installed, as a line to copy. */
export const INSTALL = 'apt install libreoffice-writer libreoffice-calc';

/** A document takes a few seconds; a run that takes this long hangs. */
const TIME_LIMIT = 60_000;
const LARGEST_RESULT = 256 * 1024 * 1024;

const FILTERS = { docx: 'docx:MS Word 2007 XML', xlsx: 'xlsx:Calc MS Excel 2007 XML' } as const;

/** An installed LibreOffice. */
export interface Soffice {
  readonly command: string;
  /** `LibreOffice 7.4.7.2`. */
  readonly name: string;
  /** Puts a command into a name space without network; empty where the system has none. */
  readonly isolation: readonly string[];
}

/** The LibreOffice of the machine, or null. */
export async function findSoffice(): Promise<Soffice | null> {
  const command = await firstOf([
    ...(process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => folder !== '')
      .flatMap((folder) =>
        ['soffice', 'libreoffice', 'soffice.com'].map((name) => join(folder, name)),
      ),
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  ]);
  if (command === null) return null;
  const said = await output(command, ['--version']);
  const version = /LibreOffice\s+[\d.]+\d/.exec(said ?? '')?.[0];
  if (version === undefined) return null;
  const isolation = ['unshare', '--user', '--map-root-user', '--net', '--'];
  const isolated = await output('unshare', [...isolation.slice(1), 'true']);
  return { command, name: version, isolation: isolated === null ? [] : isolation };
}

/**
 * Turns an old or foreign office file into one that is read. LibreOffice gets a profile and a
 * folder of its own, which are removed again: no macros, no updates of links, no network where
 * the system can take it away.
 * @param extension of the file's kind (`doc`), by which LibreOffice chooses how to open it
 * @throws ReadError damaged (also for a password), too-complex when it takes too long
 */
export async function convert(
  soffice: Soffice,
  bytes: Uint8Array,
  file: string,
  extension: string,
  to: keyof typeof FILTERS,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-office-'));
  try {
    const source = join(folder, `document.${extension}`);
    const out = join(folder, 'out');
    await writeFile(source, bytes);
    await profile(folder);
    const ended = await run(soffice, folder, [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--nologo',
      '--convert-to',
      FILTERS[to],
      '--outdir',
      out,
      source,
    ]);
    if (ended === 'late') throw late(file);
    return await result(join(out, `document.${to}`), file);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  // Very high: no macro runs, whoever signed it.
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  // Never update links, neither of text nor of sheets.
  ['org.openoffice.Office.Writer/Content/Update', 'Link', '2'],
  ['org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
  // What the system does not isolate finds a proxy that does not answer.
  ['org.openoffice.Inet/Settings', 'ooInetProxyType', '2'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', '9'],
];

async function profile(folder: string): Promise<void> {
  const user = join(folder, 'profile', 'user');
  await mkdir(user, { recursive: true });
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  await writeFile(
    join(user, 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${items.join('\n')}
</oor:items>
`,
  );
}

function run(
  { command, isolation }: Soffice,
  folder: string,
  args: readonly string[],
): Promise<'ended' | 'late'> {
  const [program = command, ...rest] = [...isolation, command, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      cwd: folder,
      // Of the environment only what the program needs to start.
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TMPDIR: folder,
        LANG: 'C.UTF-8',
        SAL_USE_VCLPLUGIN: 'svp',
        http_proxy: 'http://127.0.0.1:9',
        https_proxy: 'http://127.0.0.1:9',
      },
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      kill(child);
    }, TIME_LIMIT);
    const interrupted = () => kill(child);
    process.once('exit', interrupted);
    const done = () => {
      clearTimeout(timer);
      process.removeListener('exit', interrupted);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', () => {
      done();
      resolve(isLate ? 'late' : 'ended');
    });
  });
}

/** LibreOffice is a script that starts a program: all of its group has to go. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It has ended in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function result(path: string, file: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (found === null) {
    throw new ReadError('damaged', file, {
      zh: 'LibreOffice 打不开这个文件：可能已损坏，或有密码；请用 Word、WPS 打开后另存为 .docx 或 .xlsx',
      en: 'LibreOffice cannot open the file: it may be damaged or protected by a password; open it with Word or WPS and save it as .docx or .xlsx',
    });
  }
  if (found.size > LARGEST_RESULT) {
    throw new ReadError('too-large', file, {
      zh: '转换后的文件过大，未读',
      en: 'the converted file is too large and was not read',
    });
  }
  return new Uint8Array(await readFile(path));
}

function late(file: string): ReadError {
  const seconds = TIME_LIMIT / 1000;
  return new ReadError('too-complex', file, {
    zh: `LibreOffice 在 ${seconds} 秒内没有转换完，已中止；请用 Word、WPS 另存为 .docx 或 .xlsx`,
    en: `LibreOffice did not convert the file within ${seconds} seconds and was stopped; save it as .docx or .xlsx with Word or WPS`,
  });
}

async function firstOf(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const fits = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (fits) return path;
  }
  return null;
}

/** What a short command prints, or null when it cannot be run or fails. */
function output(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: TIME_LIMIT }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
