import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import type { Pipeline } from '../src/cli/pipeline.js';
import { DocumentReader } from '../src/cli/reader.js';
import { readForms } from '../src/forms/read.js';
import { sample } from './support/readings.js';
import { run } from './support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-show-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const reader = new DocumentReader();
const PIPELINE: Pipeline = {
  read: async (bytes, file, limits) => readForms(await reader.read(bytes, file, limits)),
  readTogether: async () => null,
  check,
  pages: (bytes, file, asked) => reader.pages(bytes, file, asked),
  rules: [],
};
const show = (...argv: string[]) => run(['show', ...argv], PIPELINE);

const PDF = at('样例.pdf');
const TEXT = at('样例.txt');
beforeAll(async () => {
  writeFileSync(PDF, (await sample('pdf')).bytes);
  writeFileSync(TEXT, (await sample('text')).bytes);
});

describe('mingzhang show', () => {
  test('writes one page with the pictures of a PDF in it', async () => {
    const out = at('out/all.html');
    expect(await show(PDF, '-o', out)).toMatchObject({ status: 0, out: '' });
    const page = readFileSync(out, 'utf8');
    expect(page.match(/href="data:image\/webp;base64,[A-Za-z0-9+/]{200}/g)).toHaveLength(2);
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
    expect(existsSync(`${out}.partial`)).toBe(false);
  });

  test('draws the pages asked for, their marks only', async () => {
    const out = at('out/second.html');
    await show(PDF, '-o', out, '--pages', '2', '-q');
    const page = readFileSync(out, 'utf8');
    expect(page.match(/data:image/g)).toHaveLength(1);
    expect(page).toContain('id="p2"');
    expect(page).not.toContain('31.00');
  });

  test('draws a text file as it was read', async () => {
    const out = at('out/text.html');
    expect((await show(TEXT, '-o', out, '--lang', 'en')).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<html lang="en">');
  });

  test('draws the only file of a folder or archive, and one that is named of several', async () => {
    const zip = at('材料.zip');
    const names = ['a/样例.txt', '样例.pdf'] as const;
    const [text, pdf] = [readFileSync(TEXT), readFileSync(PDF)];
    writeFileSync(zip, zipSync({ [names[0]]: text, [names[1]]: pdf }));
    const several = await show(zip, '-o', at('no.html'));
    expect(several.status).toBe(2);
    expect(several.err).toContain('show 一次画一个文件');
    for (const name of names) expect(several.err).toContain(`${zip}/${name}`);
    const out = at('out/named.html');
    expect((await show(`${zip}/${names[1]}`, '-o', out, '-q')).status).toBe(0);
    expect(readFileSync(out, 'utf8').match(/data:image/g)).toHaveLength(2);
    expect((await show(`${zip}/none.pdf`, '-o', out)).err).toContain('压缩包里没有这个文件');
    writeFileSync(zip, zipSync({ [names[0]]: text }));
    expect((await show(zip, '-o', at('out/only.html'), '-q')).status).toBe(0);
  });

  test('makes a PNG of each page, with the drawing on it', async () => {
    const out = at('pngs');
    const ran = await show(PDF, '--format', 'png', '-o', out, '--pages', '2');
    expect(ran.status).toBe(0);
    expect(readdirSync(out)).toEqual(['page-002.png']);
    const image = sharp(join(out, 'page-002.png'));
    const { width, height } = await image.metadata();
    const { data } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
    // The cell of the first amount (at 290 to 380 points) is tinted green, but not its name's.
    const pixel = (x: number, y: number) => [
      ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
    ];
    const [red = 0, green = 0] = pixel(620, 2 * (height / 2 - 690));
    expect(green - red).toBeGreaterThan(10);
    const [nameRed = 0, nameGreen = 0] = pixel(500, 2 * (height / 2 - 690));
    expect(Math.abs(nameGreen - nameRed)).toBeLessThan(4);
  });

  test.each([
    ['an output that is the input', () => [PDF, '-o', PDF], '输出会覆盖输入文件'],
    ['pages that are not there', () => [PDF, '--pages', '7-9', '-o', at('x.html')], '--pages'],
    ['pages that are no pages', () => [PDF, '--pages', '5-3', '-o', at('x.html')], '--pages'],
    ['PNG of a text', () => [TEXT, '--format', 'png', '-o', at('x')], '只有 PDF 和图片'],
    ['two files', () => [PDF, TEXT], '一次画一个文件'],
    ['a missing file', () => [at('nothing.pdf')], '没有这个文件'],
    ['an output that cannot be', () => [PDF, '-o', join(TEXT, 'x.html')], '无法写入'],
    ['an option of another verb', () => [PDF, '--all'], '只用于 check'],
  ])('%s ends with status 2 and leaves nothing behind', async (_, argv, message) => {
    const before = readFileSync(PDF);
    const ran = await show(...argv());
    expect(ran.status).toBe(2);
    expect(ran.err).toContain(message);
    expect(readFileSync(PDF).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => /^x|partial/.test(name))).toEqual([]);
  });
});
