// What a PDF's pages show, as mutool's device trace and pdffonts tell it. Nothing here comes from
// our own layout. Lengths are millimetres from the paper's top left corner; sizes are points.
//
//   page   {number, width, height (pt), runs, shapes, segments}
//   run    what one operator showed: {glyphs, x0, x1, baseline, size (pt, as set), font, bold, red, black}
//   glyph  {text, x, end, baseline, size, bold, font}; marks stand at their letter's baseline
//   segment  runs on one baseline with no gap of more than `widestGap` inside: {page, text, glyphs,
//            x0, x1, baseline, size, bold, red}; x1 is where the last ink-bearing glyph's advance ends
//   shape  a path or picture: {kind, dotted, x0, y0, x1, y1, red, black}

import { run } from '../rendering.mjs';

export const mm = (points) => (points * 25.4) / 72;
export const pt = (millimetres) => (millimetres * 72) / 25.4;

export const marks = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;
const widestGap = 6; // Between the columns of a line stands more, between words less.
const sameBaseline = 0.5; // Of one line: 7B-41 asks how much of this a label and its content use.

const attributes = (tag) => Object.fromEntries([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
const numbers = (text) => text.split(/[\s,]+/).map(Number);

function unescaped(text) {
  const named = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };
  return text.replace(/&(#x?)?(\w+);/g, (_, sharp, body) =>
    sharp ? String.fromCodePoint(parseInt(body, sharp === '#x' ? 16 : 10)) : named[body],
  );
}

function at([a, b, c, d, e, f], x, y) {
  return { x: mm(a * x + c * y + e), y: mm(b * x + d * y + f) };
}

function inkColour({ colorspace, color }) {
  const parts = numbers(color);
  const red = colorspace === 'DeviceRGB' && parts[0] > 0.6 && parts[1] < 0.2 && parts[2] < 0.2;
  const black = colorspace === 'DeviceCMYK' ? parts[3] === 1 : parts.every((part) => part === 0);
  return { red, black };
}

function readRun(fill, span, body) {
  const { trm, font } = attributes(span);
  const [, , , size] = numbers(trm);
  const transform = numbers(attributes(fill).transform);
  const bold = /bold/i.test(font);
  const glyphs = [...body.matchAll(/<g ([^>]*)\/>/g)].map(([, g]) => {
    const { unicode, x, y, adv } = attributes(g);
    const origin = at(transform, Number(x), Number(y));
    return {
      text: unescaped(unicode),
      x: origin.x,
      end: origin.x + mm(Number(adv) * size),
      baseline: origin.y,
      size,
      bold,
      font,
    };
  });
  return {
    glyphs,
    x0: glyphs[0]?.x,
    x1: glyphs.at(-1)?.end,
    baseline: glyphs[0]?.baseline,
    size,
    bold,
    font,
    ...inkColour(attributes(fill)),
  };
}

function readShape(kind, head, body) {
  const attribute = attributes(head);
  const transform = numbers(attribute.transform);
  const points = [...body.matchAll(/\bx\d?="([^"]*)" y\d?="([^"]*)"/g)].map(([, x, y]) => at(transform, Number(x), Number(y)));
  if (kind.includes('image')) points.push(at(transform, 0, 0), at(transform, 1, 1));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const colour = attribute.color === undefined ? { red: false, black: false } : inkColour(attribute);
  return {
    kind,
    dotted: Boolean(attribute.dash),
    x0: Math.min(...xs),
    y0: Math.min(...ys),
    x1: Math.max(...xs),
    y1: Math.max(...ys),
    ...colour,
  };
}

function readPage(xml) {
  const head = attributes(xml.match(/^[^>]*>/)[0]);
  const [left, bottom, right, top] = numbers(head.mediabox);
  const page = { number: Number(head.number), width: right - left, height: top - bottom, runs: [], shapes: [] };
  const operators =
    /<((?:fill|stroke|ignore)_text)\b([^>]*)>([\s\S]*?)<\/\1>|<((?:fill|stroke)_path|fill_image\w*|fill_shade)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\4>)/g;
  for (const [, text, textHead, spans, kind, head, body] of xml.matchAll(operators)) {
    if (text)
      for (const [, span, glyphs] of spans.matchAll(/<span ([^>]*)>([\s\S]*?)<\/span>/g))
        page.runs.push(readRun(textHead, span, glyphs));
    else page.shapes.push(readShape(kind, head, body ?? ''));
  }
  page.runs = page.runs.filter(({ glyphs }) => glyphs.length > 0);
  page.segments = segmentsOf(page);
  return page;
}

function segment(page, glyphs, { red, black }) {
  const inked = glyphs.filter(({ text }) => text.trim());
  const text = glyphs.map((glyph) => glyph.text).join('');
  const { x, baseline, bold } = inked[0];
  const size = Math.max(...inked.map((glyph) => glyph.size));
  return {
    page: page.number,
    text: text.trim(),
    glyphs,
    x0: x,
    x1: Math.max(...inked.map(({ end }) => end)),
    baseline,
    size,
    bold,
    red,
    black,
  };
}

// In reading order: from top to bottom, then from left to right; red and black never mix.
function segmentsOf(page) {
  const lines = [];
  for (const run of [...page.runs].sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0)) {
    const line = lines.find((other) => other[0].red === run.red && Math.abs(other[0].baseline - run.baseline) < sameBaseline);
    if (line) line.push(run);
    else lines.push([run]);
  }
  return lines.flatMap((line) => {
    const pieces = [];
    let last;
    for (const glyph of line.sort((a, b) => a.x0 - b.x0).flatMap(({ glyphs }) => glyphs)) {
      const far = last && glyph.text.trim() && glyph.x - last.end > widestGap;
      if (!last || far) pieces.push([]);
      pieces.at(-1).push(glyph);
      if (glyph.text.trim()) last = glyph;
    }
    return pieces.filter((glyphs) => glyphs.some(({ text }) => text.trim())).map((glyphs) => segment(page, glyphs, line[0]));
  });
}

const fontRow = /^(\S+) +(.+?) {2,}(\S+) +(yes|no) +(yes|no) +(yes|no) /;

async function fontsOf(pdf) {
  const { stdout } = await run('pdffonts', [pdf]);
  return stdout
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, name, type, , embedded, subset] = row.match(fontRow);
      return {
        name,
        type,
        family: name.replace(/^[A-Z]{6}\+/, '').replace(/-(Bold|Regular)$/, ''),
        embedded: embedded === 'yes',
        subset: subset === 'yes',
      };
    });
}

async function factsOf(pdf) {
  const { stdout } = await run('pdfinfo', [pdf]);
  return Object.fromEntries(
    stdout
      .split('\n')
      .map((row) => row.match(/^([^:]+): +(.*)$/)?.slice(1))
      .filter(Boolean),
  );
}

export async function measure(pdf) {
  const [{ stdout }, fonts, facts] = await Promise.all([
    run('mutool', ['trace', pdf], { maxBuffer: 1 << 28 }),
    fontsOf(pdf),
    factsOf(pdf),
  ]);
  return {
    pages: stdout
      .split(/^<page /m)
      .slice(1)
      .map((xml) => readPage(`<page ${xml}`)),
    fonts,
    facts,
  };
}
