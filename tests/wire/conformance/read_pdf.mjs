// A PDF as a graph of objects, as `qpdf --json` gives it, and as bytes.
//
// Objects are kept as qpdf writes them: names "/Name", strings "u:text" or "b:hex", references
// "3 0 R", streams {stream: {dict, data}} with the data in base64 as the file holds them.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';

const run = promisify(execFile);

const isReference = (value) => typeof value === 'string' && /^\d+ \d+ R$/.test(value);
export const isDictionary = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
export const isName = (value) => typeof value === 'string' && value.startsWith('/');
export const isString = (value) => typeof value === 'string' && /^[ub]:/.test(value);

// A name without its slash.
export const nameOf = (value) => (isName(value) ? value.slice(1) : undefined);

// The text of a string; undefined where there is none.
export function textOf(value) {
  if (!isString(value)) return undefined;
  return value.startsWith('u:') ? value.slice(2) : Buffer.from(value.slice(2), 'hex').toString('latin1');
}

function withoutFilter(filter, data) {
  if (filter === '/FlateDecode' || filter === '/Fl') return inflateSync(data);
  if (filter === '/ASCIIHexDecode') return Buffer.from(data.toString('latin1').replace(/[\s>]/g, ''), 'hex');
  throw new Error(`the judge cannot undo ${filter}`);
}

export class Pdf {
  #decoded = new Map();
  #known = new Map();

  constructor(bytes, objects, trailer, file) {
    Object.assign(this, { bytes, objects, trailer, file });
  }

  // qpdf ends with 3 when it read the file with warnings.
  static async read(file) {
    const given = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=none', file];
    const { stdout } = await run('qpdf', given, { maxBuffer: 1 << 30 }).catch((error) => {
      if (error.code === 3) return error;
      throw error;
    });
    const { trailer, ...numbered } = JSON.parse(stdout).qpdf[1];
    const objects = new Map(Object.entries(numbered).map(([key, held]) => [key.slice('obj:'.length), held.stream ? held : held.value]));
    return new Pdf(await readFile(file), objects, trailer.value, file);
  }

  // What a value stands for: references followed; null where nothing is.
  get(value) {
    for (let hops = 0; isReference(value) && hops < 32; ++hops) value = this.objects.get(value) ?? null;
    return value ?? null;
  }

  // A dictionary, a stream's own included; {} where there is none.
  dictionary(value) {
    const held = this.get(value);
    if (!isDictionary(held)) return {};
    return held.stream ? held.stream.dict : held;
  }

  list(value) {
    const held = this.get(value);
    return Array.isArray(held) ? held : [];
  }

  name(value) {
    return nameOf(this.get(value));
  }

  text(value) {
    return textOf(this.get(value));
  }

  number(value) {
    const held = this.get(value);
    return typeof held === 'number' ? held : undefined;
  }

  isStream(value) {
    return Boolean(this.get(value)?.stream);
  }

  // A stream's bytes with its filters undone.
  data(value) {
    const held = this.get(value);
    if (!held?.stream) return Buffer.alloc(0);
    if (!this.#decoded.has(held)) {
      const filter = this.get(held.stream.dict['/Filter']);
      const filters = Array.isArray(filter) ? filter : filter ? [filter] : [];
      this.#decoded.set(
        held,
        filters.reduce((data, one) => withoutFilter(this.get(one), data), Buffer.from(held.stream.data ?? '', 'base64')),
      );
    }
    return this.#decoded.get(held);
  }

  // What `find` makes of this file, made once.
  once(find) {
    if (!this.#known.has(find)) this.#known.set(find, find(this));
    return this.#known.get(find);
  }

  get catalog() {
    return this.dictionary(this.trailer['/Root']);
  }

  // Pages in order: {ref, dict, number, name}.
  get pages() {
    return this.once(pagesOf);
  }

  // Every dictionary and array of the file, nested ones included: {value, ref, key, isStream}.
  get everything() {
    return this.once(everythingOf);
  }
}

function pagesOf(pdf) {
  const found = [];
  const visit = (ref) => {
    const dict = pdf.dictionary(ref);
    if (pdf.name(dict['/Type']) === 'Pages') return pdf.list(dict['/Kids']).forEach(visit);
    const number = found.length + 1;
    found.push({ ref, dict, number, name: `page ${number}` });
  };
  visit(pdf.catalog['/Pages']);
  return found;
}

function everythingOf(pdf) {
  const found = [];
  const visit = (value, ref, key) => {
    if (value === null || typeof value !== 'object') return;
    found.push({ value, ref, key });
    for (const [name, member] of Object.entries(value)) visit(member, ref, Array.isArray(value) ? key : name);
  };
  for (const [ref, held] of pdf.objects) visit(held?.stream ? held.stream.dict : held, ref);
  visit(pdf.trailer, 'trailer');
  return found;
}
