// Every mark where the font's designer meant it: pages of shaping.txt, drawn by mutool, against
// the original font's outlines filled where HarfBuzz puts them, drawn by mutool as well.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { render, run, scratchFolder, source } from './rendering.mjs';

const outlines = process.env.SARABAN_OUTLINES ?? join(source, 'build', 'tests', 'saraban_outlines');
const dotsPerInch = 200;
const scratch = await scratchFolder();

// The trace's pages and texts as saraban_outlines reads them. A line has one span here.
function linesOf(trace) {
  const lines = [];
  for (const line of trace.split('\n')) {
    const page = line.match(/^page \d+ (\S+) by (\S+)/);
    const text = line.match(/^ *text (\S+) (\S+) (\S+) (\S+) ("(?:[^"\\]|\\.)*")$/);
    assert.ok(text || !/^ *text/.test(line), `one span, not stretched: ${line}`);
    if (page) lines.push(`page ${page[1]} ${page[2]}`);
    if (text) lines.push(`text ${text.slice(1, 5).join(' ')} ${JSON.parse(text[5])}`);
  }
  return `${lines.join('\n')}\n`;
}

async function drawOutlines(lines, name, ...options) {
  const pdf = join(scratch, `${name}.pdf`);
  const drawing = spawn(outlines, [join(source, 'fonts'), pdf, ...options], { stdio: ['pipe', 'inherit', 'inherit'] });
  drawing.stdin.end(lines);
  assert.deepEqual(await once(drawing, 'exit'), [0, null]);
  return pdf;
}

// A page's ink: width, height, and a byte a pixel: 2 where it is darker than half, 1 where it is
// darker than a quarter, else 0. Two shades, since the grey of a hair line's edge depends on
// hundredths of a pixel.
async function inkOf(pdf, page) {
  const picture = join(scratch, 'page.pgm');
  await run('mutool', ['draw', '-q', '-r', String(dotsPerInch), '-c', 'gray', '-F', 'pgm', '-o', picture, pdf, String(page)]);
  const bytes = await readFile(picture);
  const [head, width, height] = bytes.toString('latin1', 0, 60).match(/^P5\s(?:#.*\n)?(\d+)\s(\d+)\s255\s/);
  const ink = bytes.subarray(head.length).map((grey) => (grey < 128 ? 2 : grey < 192 ? 1 : 0));
  return { width: Number(width), height: Number(height), ink };
}

// Dark pixels of `a` with no inked pixel of `b` at most one pixel away.
function strays(a, b) {
  assert.deepEqual([a.width, a.height], [b.width, b.height]);
  const { width, ink } = b;
  const nearRow = (at) => ink[at - 1] > 0 || ink[at] > 0 || ink[at + 1] > 0;
  let count = 0;
  for (let at = 0; at < a.ink.length; ++at)
    if (a.ink[at] === 2 && !nearRow(at) && !nearRow(at - width) && !nearRow(at + width)) ++count;
  return count;
}

const inked = ({ ink }) => ink.reduce((sum, pixel) => sum + (pixel === 2), 0);

async function compare(pdf, reference, pages) {
  const found = { ink: 0, tooMuch: 0, missing: 0 };
  for (let page = 1; page <= pages; ++page) {
    const ours = await inkOf(pdf, page);
    const wanted = await inkOf(reference, page);
    found.ink += inked(wanted);
    found.tooMuch += strays(ours, wanted);
    found.missing += strays(wanted, ours);
  }
  return found;
}

const list = (await readFile(join(import.meta.dirname, 'shaping.txt'), 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));

for (const weight of ['regular', 'bold']) {
  test(`the ${weight} face stands within a pixel of HarfBuzz's outlines`, async (t) => {
    const { pdf, trace } = await render(scratch, weight, { template: `shaping-${weight}`, forms: 'tests/wire/forms', body: { lines: list } });
    const lines = linesOf(trace);
    const pages = lines.match(/^page/gm).length;
    const found = await compare(pdf, await drawOutlines(lines, `${weight}-outlines`), pages);
    t.diagnostic(`${pages} pages at ${dotsPerInch} dpi, ${found.ink} pixels of ink`);
    assert.ok(found.ink > 100_000, 'there is something to compare');
    assert.deepEqual({ tooMuch: found.tooMuch, missing: found.missing }, { tooMuch: 0, missing: 0 });

    const flat = await compare(pdf, await drawOutlines(lines, `${weight}-flat`, '--flat'), 1);
    t.diagnostic(`without HarfBuzz's offsets ${flat.tooMuch + flat.missing} pixels of page 1 would be wrong`);
    assert.ok(flat.tooMuch > 100 && flat.missing > 100, 'the comparison sees a mark out of place');
  });
}
