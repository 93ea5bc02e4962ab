// What happens to a page before it comes as a picture: sent as a fax, photographed, sealed,
// copied too dark or too light. Each takes a PNG and gives another picture of it.
import sharp from 'sharp';
import { generator } from './scan-pages.mjs';

/** Conditions by name: a function of the picture, its resolution and a seed. */
export const CONDITIONS = {
  clean: async (png) => png,
  fax,
  coarse,
  photo,
  'sharp photo': (png, dpi, seed) => photo(png, dpi, seed, { lean: 0.012, noise: 3, blur: 0.6 }),
  seal,
  'sealed and degraded': async (png, dpi, seed) => worn(await seal(png, dpi, seed), dpi, seed),
  'seal on a copy': async (png, dpi, seed) =>
    stated(sharp(await seal(png, dpi, seed)).greyscale(), dpi),
  faint: (png, dpi, seed) => tones(png, dpi, seed, (shade) => 175 + shade * 0.3),
  dark: (png, dpi, seed) => tones(png, dpi, seed, (shade) => shade * 0.55),
  upright: (png, dpi) => stated(sharp(png).rotate(90), dpi),
  upended: (png, dpi) => stated(sharp(png).rotate(180), dpi),
  creased,
  photocopy,
};

function stated(picture, dpi) {
  return picture.withMetadata({ density: dpi }).png().toBuffer();
}

async function greyOf(png) {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = data[at * channels];
  return { width, height, data: grey };
}

function pngOf({ width, height, data }, dpi) {
  return stated(
    sharp(Buffer.from(data), { raw: { width, height, channels: 1 } }).toColourspace('b-w'),
    dpi,
  );
}

/** Standard fax: 204 x 196 dots, black and white, some dots wrong. */
async function fax(png, dpi, seed) {
  const wide = Math.round(((await sharp(png).metadata()).width * 204) / dpi);
  const small = await greyOf(await sharp(png).resize({ width: wide }).blur(0.6).png().toBuffer());
  const random = generator(seed);
  for (let at = 0; at < small.data.length; at += 1) {
    const flip = random() < 0.0015;
    small.data[at] = small.data[at] < 150 !== flip ? 0 : 255;
  }
  return pngOf(small, 204);
}

/** Half the resolution, as a preview is kept. */
async function coarse(png, dpi) {
  const { width } = await sharp(png).metadata();
  return stated(sharp(png).resize({ width: Math.round(width / 2) }), dpi / 2);
}

/** Worn as a scan of quality 50 is: askew, blurred, grey, noisy. */
async function worn(png, dpi, seed) {
  const random = generator(seed);
  const turned = await sharp(png).rotate(0.8, { background: '#ffffff' }).blur(0.8).png().toBuffer();
  const { data, info } = await sharp(turned)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 1)
    data[at] = clipped(data[at] * 0.9 + 12 + noise(random) * 10);
  return sharp(data, { raw: info }).withMetadata({ density: dpi }).jpeg({ quality: 50 }).toBuffer();
}

function noise(random) {
  let sum = 0;
  for (let at = 0; at < 6; at += 1) sum += random();
  return (sum - 3) / Math.sqrt(0.5);
}

function clipped(shade) {
  return Math.max(0, Math.min(255, Math.round(shade)));
}

/** A page photographed by hand: it leans, light falls off to a side, a hand's shadow lies on it. */
async function photo(png, _dpi, seed, { lean = 0.03, noise: grain = 6, blur = 0.9 } = {}) {
  const page = await greyOf(png);
  const random = generator(seed);
  const [width, height] = [Math.round(page.width * 1.06), Math.round(page.height * 1.06)];
  const off = () => (random() - 0.5) * 2 * lean;
  const corners = [
    [0.03 + off(), 0.03 + off()],
    [0.97 + off(), 0.03 + off()],
    [0.97 + off(), 0.97 + off()],
    [0.03 + off(), 0.97 + off()],
  ].map(([x, y]) => [x * width, y * height]);
  const back = homography(corners, [
    [0, 0],
    [page.width, 0],
    [page.width, page.height],
    [0, page.height],
  ]);
  const out = new Uint8Array(width * height);
  const [sx, sy] = [width * (0.3 + random() * 0.4), height * (0.3 + random() * 0.4)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = sample(page, ...back(x, y));
      const light = 0.62 + 0.35 * (x / width) + 0.05 * (y / height);
      const off = ((x - sx) * 0.8 + (y - sy) * 0.6) / (width / 30);
      const shadow = 0.72 + 0.28 * Math.max(0, Math.min(1, off));
      out[y * width + x] = clipped(shade * light * shadow + noise(random) * grain);
    }
  }
  return sharp(Buffer.from(out), { raw: { width, height, channels: 1 } })
    .blur(blur)
    .toColourspace('b-w')
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** The table's desk is grey. */
const DESK = 150;

function sample({ width, height, data }, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return DESK;
  const [u, v] = [x - left, y - top];
  const at = top * width + left;
  const above = data[at] * (1 - u) + data[at + 1] * u;
  const below = data[at + width] * (1 - u) + data[at + width + 1] * u;
  return above * (1 - v) + below * v;
}

/** The projective map that takes four points to four points. */
function homography(from, to) {
  const rows = from.flatMap(([x, y], at) => {
    const [u, v] = to[at];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const [a, b, c, d, e, f, g, h] = solved(rows);
  return (x, y) => {
    const w = g * x + h * y + 1;
    return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
  };
}

function solved(rows) {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows
      .slice(at)
      .reduce(
        (best, row, index) => (Math.abs(row[at]) > Math.abs(rows[best][at]) ? at + index : best),
        at,
      );
    [rows[at], rows[pivot]] = [rows[pivot], rows[at]];
    rows[at] = rows[at].map((value) => value / rows[at][at]);
    const own = rows[at];
    rows.forEach((row, index) => {
      if (index !== at) rows[index] = row.map((value, column) => value - row[at] * own[column]);
    });
  }
  return rows.map((row) => row[size]);
}

/** A round red seal over the figures, its ink see-through as that of a stamp is. */
async function seal(png, dpi, seed) {
  const { width, height } = await sharp(png).metadata();
  const random = generator(seed);
  const radius = (21 / 25.4) * dpi;
  const [x, y] = [width * (0.55 + random() * 0.25), height * (0.4 + random() * 0.3)];
  const star = Array.from({ length: 10 }, (_, at) => {
    const [r, angle] = [radius * (at % 2 === 0 ? 0.34 : 0.13), (at * Math.PI) / 5 - Math.PI / 2];
    return `${x + r * Math.cos(angle)},${y + r * Math.sin(angle)}`;
  }).join(' ');
  const letters = [...'甲县医疗保障局'].map((letter, at, all) => {
    const angle = ((at - (all.length - 1) / 2) * 32 * Math.PI) / 180;
    const [lx, ly] = [x + radius * 0.72 * Math.sin(angle), y - radius * 0.72 * Math.cos(angle)];
    return `<text x="${lx}" y="${ly}" font-size="${radius * 0.26}" text-anchor="middle" dominant-baseline="central" transform="rotate(${(angle * 180) / Math.PI} ${lx} ${ly})">${letter}</text>`;
  });
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Serif CJK SC" fill="#d8202a">
<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#d8202a" stroke-width="${dpi / 22}"/>
<polygon points="${star}"/>${letters.join('')}</svg>`;
  // Stamped ink darkens what is under it and does not hide it.
  const flat = await sharp(png).toColourspace('srgb').removeAlpha().png().toBuffer();
  return stated(sharp(flat).composite([{ input: Buffer.from(drawn), blend: 'multiply' }]), dpi);
}

async function tones(png, dpi, seed, tone) {
  const page = await greyOf(await sharp(png).blur(0.7).png().toBuffer());
  const random = generator(seed);
  page.data = page.data.map((shade) => clipped(tone(shade) + noise(random) * 5));
  return pngOf(page, dpi);
}

/** Folded twice: dark lines run across the page. */
async function creased(png, dpi, seed) {
  const { width, height } = await sharp(png).metadata();
  const random = generator(seed);
  const lines = Array.from({ length: 3 }, () => {
    const y = height * (0.25 + random() * 0.6);
    return `<path d="M0 ${y}L${width} ${y + (random() - 0.5) * 40}" stroke="#999" stroke-width="${dpi / 90}"/>`;
  });
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${lines.join('')}</svg>`;
  return stated(sharp(png).composite([{ input: Buffer.from(drawn) }]), dpi);
}

/** A copy of a copy: strokes grow, specks come. */
async function photocopy(png, dpi, seed) {
  const page = await greyOf(await sharp(png).blur(1.2).png().toBuffer());
  const random = generator(seed);
  const data = page.data.map((shade) => (shade < 195 ? 20 : 250));
  for (let at = 0; at < data.length / 900; at += 1) {
    const place = Math.floor(random() * (data.length - page.width - 2));
    for (const near of [0, 1, page.width, page.width + 1]) data[place + near] = 30;
  }
  return pngOf({ ...page, data: data.map((shade) => clipped(shade + noise(random) * 3)) }, dpi);
}
