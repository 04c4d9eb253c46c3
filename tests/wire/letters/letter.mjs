// A letter as it was produced: rendered once, measured once.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run, saraban, source } from '../rendering.mjs';
import { anatomyOf } from './anatomy.mjs';
import { Ink } from './ink.mjs';
import { measure, mm } from './measure.mjs';

export const templates = join(source, 'templates');

const sampleOf = async (template) => JSON.parse(await readFile(join(templates, template, 'sample.json')));

// RFC 7396.
function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const result = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) result[name] = merged(result[name], value);
  return result;
}

// The template's sample with changes to its letter, merge patches.
export async function documentOf(template, ...patches) {
  const document = await sampleOf(template);
  return { ...document, letter: patches.reduce((letter, patch) => merged(letter, patch ?? {}), document.letter) };
}

// Renders; `forms` and `fonts` are folders that stand in for templates/ and fonts/. Gives the PDF's
// path. Throws when the document is refused; the error has `problems`.
export async function produce(folder, stem, { template, document, forms, fonts, emblem, repair }) {
  const [input, pdf] = ['json', 'pdf'].map((kind) => join(folder, `${stem}.${kind}`));
  await writeFile(input, JSON.stringify(document));
  const options = Object.entries({ templates: forms, fonts, emblem, repair }).flatMap(([name, value]) =>
    value ? [`--${name}`, value] : [],
  );
  try {
    await run(saraban, ['render', template, input, '-o', pdf, ...options], { cwd: source });
  } catch (error) {
    throw error.code === 2 ? Object.assign(new Error(`refused: ${error.stderr}`), { problems: JSON.parse(error.stderr) }) : error;
  }
  return pdf;
}

// {template, input, pdf, pages, fonts, facts, …anatomy}; `input` is the document's letter.
export class Letter {
  static async read(pdf, { template, document }) {
    const letter = new Letter();
    Object.assign(letter, { template, input: document.letter, pdf, pictures: new Map() }, await measure(pdf));
    try {
      Object.assign(letter, anatomyOf(template, letter.input, letter.pages));
    } catch (error) {
      letter.lost = error.message;
    }
    return letter;
  }

  // The page as it looks, drawn once.
  async ink(page) {
    if (!this.pictures.has(page)) this.pictures.set(page, await Ink.of(this.pdf, page));
    return this.pictures.get(page);
  }

  // Without its red marks, drawn once. For who wants to erase, a copy.
  async blackInk(page, { copy = false } = {}) {
    const red = this.pages[page - 1].segments.some((segment) => segment.red);
    const name = red ? `black ${page}` : page;
    if (red && !this.pictures.has(name)) this.pictures.set(name, await Ink.blackOf(this.pdf, page));
    const picture = red ? this.pictures.get(name) : await this.ink(page);
    return copy ? new Ink(picture.width, picture.height, new Uint8Array(picture.grey)) : picture;
  }

  get bodyLines() {
    return this.parts.flatMap(({ lines }) => lines);
  }

  get lastBodyLine() {
    return this.bodyLines.at(-1);
  }

  // The size, as set, that most of the body's letters have; what 16 pt is called in this face.
  get bodySize() {
    const count = new Map();
    for (const { size, text } of this.bodyLines.flatMap(({ glyphs }) => glyphs))
      if (text.trim()) count.set(size, (count.get(size) ?? 0) + 1);
    return [...count].sort((a, b) => b[1] - a[1])[0][0];
  }

  // TH Sarabun points of a segment, if the body is 16 pt (which 7A-4 measures).
  points({ size }) {
    return (16 * size) / this.bodySize;
  }

  // The emblem's area on page 1, with room around it.
  get emblemArea() {
    return this.template === 'memo' ? { x0: 25, y0: 10, x1: 46, y1: 33 } : { x0: 85, y0: 10, x1: 128, y1: 48 };
  }
}

// Heights of the ink of every ก in the segment, in mm. Marks stand apart from their letter.
export async function gaiHeights(letter, segment) {
  const ink = await letter.ink(segment.page);
  return segment.glyphs
    .filter(({ text }) => text === 'ก')
    .map(({ x, end, baseline, size }) => {
      const em = mm(size);
      const { y0, y1 } = ink.blob({ x0: x, x1: end, y0: baseline - 0.9 * em, y1: baseline + 0.3 * em }, baseline - 0.1 * em);
      return y1 - y0;
    });
}

export const centre = ({ x0, x1 }) => (x0 + x1) / 2;
