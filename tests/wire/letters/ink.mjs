// What a page looks like when it is drawn: a grey picture by mutool, and questions to it.
// Places are millimetres from the paper's top left corner.

import { readFile, rm } from 'node:fs/promises';

import { run } from '../rendering.mjs';

export const dotsPerInch = 450;
const dotsPerMm = dotsPerInch / 25.4;
const dark = 128; // From here on a dot is ink; the faintest dot that counts for an edge is `faint`.
const faint = 24;

export class Ink {
  static async of(pdf, page) {
    const { width, height, dots } = await drawn(pdf, page, 'gray', 'pgm');
    return new Ink(width, height, dots);
  }

  // Without what is red: of the light that a page reflects, red ink leaves the red.
  static async blackOf(pdf, page) {
    const { width, height, dots } = await drawn(pdf, page, 'rgb', 'ppm');
    const reds = new Uint8Array(width * height);
    for (let i = 0; i < reds.length; ++i) reds[i] = dots[3 * i];
    return new Ink(width, height, reds);
  }

  constructor(width, height, grey) {
    Object.assign(this, { width, height, grey });
  }

  // What is here and not in the other picture of the same page.
  without({ grey: other }) {
    const rest = new Uint8Array(this.grey);
    for (let i = 0; i < rest.length; ++i) if (other[i] < 255) rest[i] = 255;
    return new Ink(this.width, this.height, rest);
  }

  rows({ y0 = 0, y1 = Infinity }) {
    return [Math.max(0, Math.floor(y0 * dotsPerMm)), Math.min(this.height, Math.ceil(y1 * dotsPerMm))];
  }

  columns({ x0 = 0, x1 = Infinity }) {
    return [Math.max(0, Math.floor(x0 * dotsPerMm)), Math.min(this.width, Math.ceil(x1 * dotsPerMm))];
  }

  // The ink's box inside the area, to a part of a dot: an edge dot's grey tells how much of it is
  // covered. Undefined where there is no ink.
  box(area) {
    const [top, bottom] = this.rows(area);
    const [left, right] = this.columns(area);
    const rowInk = new Uint8Array(this.height);
    const columnInk = new Uint8Array(this.width);
    for (let y = top; y < bottom; ++y) {
      for (let x = left, at = y * this.width + left; x < right; ++x, ++at) {
        const ink = 255 - this.grey[at];
        if (ink > rowInk[y]) rowInk[y] = ink;
        if (ink > columnInk[x]) columnInk[x] = ink;
      }
    }
    const [y0, y1] = edges(rowInk, top, bottom);
    const [x0, x1] = edges(columnInk, left, right);
    return y0 === undefined ? undefined : { x0: x0 / dotsPerMm, x1: x1 / dotsPerMm, y0: y0 / dotsPerMm, y1: y1 / dotsPerMm };
  }

  // Paints the area white.
  erase(area) {
    const [top, bottom] = this.rows(area);
    const [left, right] = this.columns(area);
    for (let y = top; y < bottom; ++y) this.grey.fill(255, y * this.width + left, y * this.width + right);
  }

  // The top and bottom of the ink that hangs together with what crosses the area's row at `y`.
  blob(area, y) {
    const [top, bottom] = this.rows(area);
    const [left, right] = this.columns(area);
    const start = Math.round(y * dotsPerMm);
    const seeds = Array.from({ length: right - left }, (_, x) => [x + left, start]);
    const rows = this.flood([left, top, right, bottom], seeds);
    const [first, last] = [Math.min(...rows), Math.max(...rows)];
    return {
      y0: (first - this.cover(first - 1, left, right)) / dotsPerMm,
      y1: (last + 1 + this.cover(last + 1, left, right)) / dotsPerMm,
    };
  }

  // How much of a row that is no ink any more is covered, at most half; nothing where other ink stands.
  cover(y, left, right) {
    let most = 0;
    for (let x = left; x < right; ++x) most = Math.max(most, 255 - this.grey[y * this.width + x]);
    return most > 255 - dark ? 0 : most / 255;
  }

  // The rows that ink hanging together with the seeds reaches inside the box of dots.
  flood([left, top, right, bottom], seeds) {
    const width = right - left;
    const seen = new Uint8Array(width * (bottom - top));
    const rows = new Set();
    const stack = [];
    const visit = (x, y) => {
      if (x < left || x >= right || y < top || y >= bottom || seen[(y - top) * width + x - left]) return;
      if (this.grey[y * this.width + x] >= dark) return;
      seen[(y - top) * width + x - left] = 1;
      rows.add(y);
      stack.push([x, y]);
    };
    for (const [x, y] of seeds) visit(x, y);
    while (stack.length) {
      const [x, y] = stack.pop();
      for (let dy = -1; dy <= 1; ++dy) for (let dx = -1; dx <= 1; ++dx) visit(x + dx, y + dy);
    }
    return rows;
  }

  // Whether ink leads from the area's top row to its bottom row without leaving it.
  reachesThrough(area) {
    const [top, bottom] = this.rows(area);
    const [left, right] = this.columns(area);
    const seeds = Array.from({ length: right - left }, (_, x) => [x + left, top]);
    return this.flood([left, top, right, bottom], seeds).has(bottom - 1);
  }

  // The longest unbroken stretch of ink in any row of the area, in mm, and how many stretches the
  // row with most of them has.
  stretches(area) {
    const [top, bottom] = this.rows(area);
    const [left, right] = this.columns(area);
    let [longest, most] = [0, 0];
    for (let y = top; y < bottom; ++y) {
      let [length, count] = [0, 0];
      for (let x = left; x < right; ++x) {
        const ink = this.grey[y * this.width + x] < dark;
        if (ink && length === 0) ++count;
        length = ink ? length + 1 : 0;
        if (length > longest) longest = length;
      }
      most = Math.max(most, count);
    }
    return { longest: longest / dotsPerMm, most };
  }
}

async function drawn(pdf, page, colours, format) {
  const file = `${pdf}-${page}.${format}`;
  await run('mutool', ['draw', '-q', '-r', String(dotsPerInch), '-c', colours, '-F', format, '-o', file, pdf, String(page)]);
  const bytes = await readFile(file);
  await rm(file);
  const [head, width, height] = bytes.toString('latin1', 0, 60).match(/^P[56]\s(?:#.*\n)?(\d+)\s(\d+)\s255\s/);
  return { width: Number(width), height: Number(height), dots: bytes.subarray(head.length) };
}

function edges(ink, from, to) {
  let first = from;
  while (first < to && ink[first] < faint) ++first;
  if (first === to) return [];
  let last = to - 1;
  while (ink[last] < faint) --last;
  return [first + 1 - ink[first] / 255, last + ink[last] / 255];
}
