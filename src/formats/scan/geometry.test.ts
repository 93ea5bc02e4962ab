import { describe, expect, test } from 'vitest';
import { apply } from '../pdf/geometry.js';
import {
  contrasted,
  type GreyBitmap,
  inkOf,
  projectedBitmap,
  scaledCrop,
  turnedBitmap,
  WHITE,
} from './bitmap.js';
import { componentsOf } from './components.js';
import { ForeignInk } from './foreign.js';
import { leanOf } from './lean.js';
import { bandsOf, printOf, textLines } from './lines.js';
import { isAmount, marksFit, marksOf } from './marks.js';
import { rulingsOf, withoutRulings } from './rulings.js';
import { skewOf } from './skew.js';
import { straightened } from './straighten.js';

const PPP = 200 / 72;

/** Paper on which boxes are drawn. */
class Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor(width: number, height: number, paper = WHITE) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height).fill(paper);
  }

  box(left: number, top: number, right: number, bottom: number, shade = 0): this {
    for (let y = top; y < bottom; y += 1) {
      this.data.fill(shade, y * this.width + left, y * this.width + right);
    }
    return this;
  }

  get ink() {
    return inkOf(this, 39);
  }
}

/** A table of two columns and two rows, the right column not divided between the rows. */
function table(): Sheet {
  const sheet = new Sheet(700, 400);
  for (const y of [50, 150, 250]) sheet.box(50, y, y === 150 ? 352 : 652, y + 2);
  for (const x of [50, 350, 650]) sheet.box(x, 50, x + 2, 252);
  return sheet;
}

describe('ink', () => {
  test('is told from paper under a shadow', () => {
    const sheet = new Sheet(300, 100);
    for (let x = 0; x < 300; x += 1) sheet.box(x, 0, x + 1, 100, 255 - Math.floor(x / 2));
    sheet.box(20, 40, 24, 50, 100).box(280, 40, 284, 50, 20);
    const parts = componentsOf(sheet.ink);
    expect(parts.map(({ left, right }) => [left, right])).toEqual([
      [20, 24],
      [280, 284],
    ]);
  });

  test('hangs together over corners', () => {
    const sheet = new Sheet(30, 30).box(5, 5, 8, 8).box(8, 8, 12, 12).box(20, 20, 24, 24);
    expect(componentsOf(sheet.ink).map(({ area }) => area)).toEqual([25, 16]);
  });
});

describe('skew', () => {
  test.each([0, 1, -2.4, 4])('of %s degrees is measured to a twentieth', (degrees) => {
    const sheet = new Sheet(900, 700);
    for (let y = 100; y < 600; y += 40) {
      for (let x = 100; x < 800; x += 14) sheet.box(x, y, x + 9, y + 18);
    }
    const turned = turnedBitmap(sheet, -degrees);
    expect(Math.abs(skewOf(inkOf(turned, 39)) - degrees)).toBeLessThan(0.05);
  });
});

describe('a photograph', () => {
  const lean = { a: 0.95, b: 0.03, c: -0.02, d: 0.97, e: 12, f: -9, g: 0.00006, h: -0.00005 };

  /** A table of many rows, with marks in its cells. */
  function printed(): Sheet {
    const sheet = new Sheet(900, 900);
    for (let y = 100; y <= 800; y += 35) sheet.box(100, y, 802, y + 2);
    for (let x = 100; x <= 800; x += 140) sheet.box(x, 100, x + 2, 802);
    for (let y = 110; y < 790; y += 35) {
      for (let x = 112; x < 760; x += 140) sheet.box(x, y, x + 60, y + 15);
    }
    return sheet;
  }

  test('is made flat, and its places are known', () => {
    const sheet = printed();
    const straight = straightened(projectedBitmap(sheet, lean), PPP);
    expect(straight.back.g).toBeDefined();
    const rulings = rulingsOf(straight.ink, PPP);
    expect(rulings.filter(({ horizontal, to, from }) => horizontal && to - from > 600).length).toBe(
      21,
    );
    expect(
      rulings.filter(({ horizontal, to, from }) => !horizontal && to - from > 600),
    ).toHaveLength(6);
    // The corner of the table, on the photograph and through it on the sheet.
    const across = rulings.filter(({ horizontal }) => horizontal).sort((a, b) => a.at - b.at);
    const down = rulings.filter(({ horizontal }) => !horizontal).sort((a, b) => a.at - b.at);
    const onPhoto = apply(straight.back, down[0]?.at ?? 0, across[0]?.at ?? 0);
    const onSheet = apply(lean, onPhoto.x, onPhoto.y);
    expect(Math.hypot(onSheet.x - 101, onSheet.y - 101)).toBeLessThan(4);
  });

  test('is not what a page is that lies straight or is turned', () => {
    for (const degrees of [0, 1.3]) {
      const ink = inkOf(turnedBitmap(printed(), -degrees), 39);
      expect(leanOf(ink, skewOf(ink))).toBeNull();
    }
  });
});

describe('a faint copy', () => {
  test('gets its contrast back, another page stays', () => {
    const faint = new Sheet(100, 100, 250).box(20, 20, 60, 40, 200);
    expect(new Set(contrasted(faint).data)).toEqual(new Set([0, 255]));
    const plain = new Sheet(100, 100).box(20, 20, 60, 40, 90);
    expect(contrasted(plain)).toBe(plain);
  });
});

describe('ink of something else', () => {
  test('is what reaches over the edge of a cell, and touches a line beside it', () => {
    const sheet = new Sheet(400, 120)
      .box(20, 40, 60, 60)
      .box(250, 10, 258, 110)
      .box(258, 45, 270, 60)
      .box(300, 40, 340, 60);
    const parts = componentsOf(sheet.ink);
    const cell = { left: 0, top: 30, right: 400, bottom: 70 };
    const foreign = new ForeignInk(sheet.ink, [{ cell, parts }], [], 20);
    expect(foreign.touches({ left: 0, top: 40, right: 80, bottom: 60 })).toBe(false);
    expect(foreign.touches({ left: 240, top: 40, right: 360, bottom: 60 })).toBe(true);
    expect(foreign.hides({ left: 0, top: 30, right: 240, bottom: 70 })).toBe(false);
    expect(foreign.hides({ left: 240, top: 30, right: 400, bottom: 70 })).toBe(true);
  });
});

describe('rulings', () => {
  test('are the lines of a table with their ends', () => {
    const found = rulingsOf(table().ink, PPP);
    const rounded = found.map(({ horizontal, at, from, to }) => [horizontal, at, from, to]);
    expect(rounded).toEqual([
      [true, 50.5, 50, 652],
      [true, 150.5, 50, 352],
      [true, 250.5, 50, 652],
      [false, 50.5, 50, 252],
      [false, 350.5, 50, 252],
      [false, 650.5, 50, 252],
    ]);
  });

  test('are no strokes of characters, however large, but short lines between two others', () => {
    const sheet = table().box(100, 300, 200, 306).box(140, 280, 146, 380).box(200, 50, 202, 152);
    const found = rulingsOf(sheet.ink, PPP);
    expect(found.filter(({ at }) => at > 260 && at < 400 && at !== 350.5)).toEqual([]);
    expect(found.filter(({ horizontal, at }) => !horizontal && at === 200.5)).toHaveLength(1);
  });

  test('survive noise', () => {
    const sheet = table();
    for (let at = 60; at < 640; at += 23) sheet.box(at, 50, at + 2, 52, WHITE);
    const top = rulingsOf(sheet.ink, PPP).find(({ horizontal, at }) => horizontal && at < 100);
    expect(top && [top.from, top.to]).toEqual([50, 652]);
  });

  test('are taken away with nothing left of them', () => {
    const sheet = table().box(100, 90, 110, 110);
    const clean = withoutRulings(sheet, sheet.ink, rulingsOf(sheet.ink, PPP));
    expect(componentsOf(clean.ink)).toHaveLength(1);
    expect(clean.grey.data.filter((shade) => shade < 128)).toHaveLength(200);
  });
});

describe('lines', () => {
  const word = (sheet: Sheet, x: number, y: number) =>
    sheet
      .box(x, y, x + 26, y + 3)
      .box(x, y + 12, x + 26, y + 15)
      .box(x, y + 24, x + 26, y + 27);
  const parts = (sheet: Sheet) => printOf(componentsOf(sheet.ink), PPP);

  test('keep the strokes of a character together and two lines apart', () => {
    const sheet = word(word(new Sheet(200, 120), 20, 10), 20, 60);
    const lines = textLines(parts(sheet), 27, PPP, false);
    expect(lines.map(({ top, bottom }) => [top, bottom])).toEqual([
      [10, 37],
      [60, 87],
    ]);
  });

  test('are divided where words stand far apart, except in a cell', () => {
    const sheet = word(word(new Sheet(400, 60), 20, 10), 300, 10);
    expect(textLines(parts(sheet), 27, PPP, true)).toHaveLength(2);
    expect(textLines(parts(sheet), 27, PPP, false)).toHaveLength(1);
  });

  test('are not made of specks', () => {
    const sheet = new Sheet(100, 60).box(20, 20, 21, 22).box(40, 30, 43, 33);
    expect(bandsOf(parts(sheet), PPP)).toEqual([]);
    expect(textLines(parts(sheet), 27, PPP, false)).toEqual([]);
  });
});

describe('marks of a figure', () => {
  /** D a digit, P a point, M a minus, W two digits that touch. */
  const drawn = (kinds: string): GreyBitmap => {
    const sheet = new Sheet(40 + kinds.length * 50, 100);
    [...kinds].forEach((kind, at) => {
      const x = 20 + at * 50;
      if (kind === 'D') sheet.box(x, 20, x + 30, 70);
      if (kind === 'P') sheet.box(x + 8, 62, x + 16, 70);
      if (kind === 'M') sheet.box(x, 44, x + 24, 48);
      if (kind === 'W') sheet.box(x, 20, x + 60, 70);
    });
    return sheet;
  };

  test.each(['DDPDD', 'MDDDPDD', 'DPDDDPDD'])('%s', (kinds) => {
    expect(marksOf(drawn(kinds))).toBe(kinds);
    expect(isAmount(kinds)).toBe(true);
  });

  test('do not tell where digits touch', () => {
    expect(marksOf(drawn('DWPDD'))).toBeNull();
  });

  test('fit what has as many digits and points', () => {
    expect(marksFit('MDDPDD', '-12.34')).toBe(true);
    expect(marksFit('DDDDD', '12.34')).toBe(false);
    expect(isAmount('DDDD')).toBe(false);
  });
});

test('a part is cut out in another size, without its neighbours, its paper white', () => {
  const sheet = new Sheet(60, 40, 220).box(10, 10, 20, 20, 40).box(30, 10, 40, 20, 0);
  const crop = scaledCrop(sheet, { left: 5, top: 5, right: 25, bottom: 25 }, 2, 6, true);
  expect([crop.width, crop.height]).toEqual([52, 52]);
  expect(crop.data[0]).toBe(WHITE);
  expect(crop.data[26 * 52 + 8]).toBe(WHITE);
  expect(crop.data[26 * 52 + 26]).toBeLessThan(60);
  expect(crop.data[26 * 52 + 50]).toBe(WHITE);
});
