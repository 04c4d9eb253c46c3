// The fonts of a PDF: what their dictionaries say of a code, and what their programs hold.

import { tokens } from './lexer.mjs';
import { TrueType } from './true_type.mjs';
import { contentOf } from './walk_content.mjs';

// code → text, of a ToUnicode stream's bfchar and bfrange.
function mappingOf(bytes) {
  const mapping = new Map();
  const text = (one) => (one.bytes.length % 2 ? '' : Buffer.from(one.bytes).swap16().toString('utf16le'));
  const code = (one) => one.bytes.readUIntBE(0, one.bytes.length);
  let held = [];
  for (const token of tokens(bytes)) {
    if (token.kind === 'string') held.push(token);
    else if (token.text === 'endbfchar') for (let i = 0; i + 1 < held.length; i += 2) mapping.set(code(held[i]), text(held[i + 1]));
    else if (token.text === 'endbfrange') {
      for (let i = 0; i + 2 < held.length; i += 3) {
        for (let one = code(held[i]); one <= code(held[i + 1]); ++one)
          mapping.set(
            one,
            text(held[i + 2]).slice(0, -1) +
              String.fromCharCode(text(held[i + 2]).charCodeAt(text(held[i + 2]).length - 1) + one - code(held[i])),
          );
      }
    }
    if (token.kind === 'keyword') held = [];
  }
  return mapping;
}

// CID → width, of /W.
function widthsOf(pdf, value) {
  const widths = new Map();
  const list = pdf.list(value);
  for (let i = 0; i < list.length;) {
    const next = pdf.get(list[i + 1]);
    if (Array.isArray(next)) {
      next.forEach((width, j) => widths.set(list[i] + j, pdf.number(width)));
      i += 2;
    } else {
      for (let cid = list[i]; cid <= next; ++cid) widths.set(cid, pdf.number(list[i + 2]));
      i += 3;
    }
  }
  return widths;
}

class Font {
  constructor(pdf, ref, shown) {
    Object.assign(this, { pdf, ref, shown, dict: pdf.dictionary(ref) });
    this.descendant = pdf.dictionary(pdf.list(this.dict['/DescendantFonts'])[0]);
    this.descriptor = pdf.dictionary(this.descendant['/FontDescriptor']);
    this.name = `${pdf.name(this.dict['/BaseFont'])} ${ref}`;
    this.toUnicode = mappingOf(pdf.data(this.dict['/ToUnicode']));
    this.widths = widthsOf(pdf, this.descendant['/W']);
    this.map = pdf.isStream(this.descendant['/CIDToGIDMap']) ? pdf.data(this.descendant['/CIDToGIDMap']) : undefined;
    this.program = this.readProgram();
  }

  readProgram() {
    try {
      return new TrueType(this.pdf.data(this.descriptor['/FontFile2']));
    } catch {
      return undefined;
    }
  }

  // The glyph of a CID; undefined beyond the map's end.
  glyph(cid) {
    if (!this.map) return cid;
    return 2 * cid + 1 < this.map.length ? this.map.readUInt16BE(2 * cid) : undefined;
  }

  width(cid) {
    return this.widths.get(cid) ?? this.pdf.number(this.descendant['/DW']) ?? 1000;
  }
}

// Every font dictionary that a resource dictionary names or that is shown.
function readFonts(pdf) {
  const { shown } = contentOf(pdf);
  const refs = new Set(shown.keys());
  for (const { value } of pdf.everything) Object.values(pdf.dictionary(value['/Font'])).forEach((ref) => refs.add(ref));
  refs.delete(undefined);
  return [...refs].filter((ref) => pdf.dictionary(ref)['/Subtype']).map((ref) => new Font(pdf, ref, shown.get(ref) ?? new Map()));
}

export const fontsOf = (pdf) => pdf.once(readFonts);
