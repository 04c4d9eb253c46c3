// ISO 19005-3, 6.2.11 Fonts, and ISO 14289-1, 7.21: of composite fonts with TrueType outlines.

import { all, clause, each, unless } from './checking.mjs';
import { fontsOf } from './fonts.mjs';
import { structureOf } from './structure.mjs';

const fontTypes = new Set(['Type1', 'MMType1', 'TrueType', 'Type3', 'Type0', 'CIDFontType0', 'CIDFontType2']);
const privateUse = /[\uE000-\uF8FF]|[\u{F0000}-\u{FFFFD}]|[\u{100000}-\u{10FFFD}]/u;
const hex = (code) => code.toString(16).padStart(4, '0').toUpperCase();

// Both dictionaries of every composite font.
const dictionaries = (pdf) =>
  each(fontsOf(pdf), ({ name, dict, descendant }) => [
    { name, dict },
    { name: `${name}'s descendant`, dict: descendant },
  ]);
const allDictionaries = (pdf, holds) =>
  all(
    dictionaries(pdf),
    ({ dict }) => holds(dict),
    ({ name }) => name,
  );
const allFonts = (pdf, holds) => all(fontsOf(pdf), holds, ({ name }) => name);

// A fault for every shown code of which `holds` is false; one drawn invisibly only is `unseen`.
const allCodes = (pdf, holds) =>
  each(fontsOf(pdf), (font) =>
    all(
      font.shown,
      ([code, uses]) => holds(font, code, uses),
      ([code, [{ where }]]) => `${font.name} shows ${hex(code)} on ${where}`,
    ),
  );
const unseen = (uses) => uses.every(({ mode }) => mode === 3);

function listsAllGlyphs(font) {
  const set = font.pdf.data(font.descriptor['/CIDSet']);
  if (set.length === 0) return true;
  const listed = (cid) => Boolean((set[cid >> 3] ?? 0) & (0x80 >> (cid & 7)));
  const there = (cid) => font.glyph(cid) !== undefined && font.glyph(cid) < font.program.glyphs;
  for (let cid = 1; cid < Math.max(8 * set.length, (font.map?.length ?? 0) / 2); ++cid) if (listed(cid) !== there(cid)) return false;
  return true;
}

// ActualText around the character, or on the element that it is in.
function replaced(pdf, { actual, marks }) {
  for (let element = structureOf(pdf).ownerOfMarks(marks); element; element = element.parent)
    if (element.text('ActualText') !== undefined) return true;
  return actual;
}

const system = ({ pdf, descendant }) => pdf.dictionary(descendant['/CIDSystemInfo']);

export const fontClauses = [
  clause('A 6.2.11.2-1', 'font dictionaries have /Type /Font', (pdf) => allDictionaries(pdf, (dict) => pdf.name(dict['/Type']) === 'Font')),
  clause('A 6.2.11.2-2', 'font dictionaries have a /Subtype of ISO 32000-1', (pdf) =>
    allDictionaries(pdf, (dict) => fontTypes.has(pdf.name(dict['/Subtype']))),
  ),
  clause('A 6.2.11.2-3', 'font dictionaries have a /BaseFont', (pdf) => allDictionaries(pdf, (dict) => pdf.name(dict['/BaseFont']))),
  clause('A 6.2.11.2-7', 'a font program has no /Subtype but those of ISO 32000-1', (pdf) =>
    allFonts(pdf, ({ descriptor }) =>
      [undefined, 'Type1C', 'CIDFontType0C', 'OpenType'].includes(pdf.name(pdf.dictionary(descriptor['/FontFile2'])['/Subtype'])),
    ),
  ),
  clause('A 6.2.11.3-1, UA 7.21.3.1-1, A 6.2.11.3-3, UA 7.21.3.3-1', 'composite fonts have the encoding Identity-H or -V', (pdf) =>
    allFonts(pdf, ({ dict }) => ['Identity-H', 'Identity-V'].includes(pdf.name(dict['/Encoding']))),
  ),
  clause('A 6.2.11.3-2, UA 7.21.3.2-1', 'a CIDFontType2 has a CIDToGIDMap', (pdf) =>
    allFonts(pdf, ({ map, descendant }) => map || pdf.name(descendant['/CIDToGIDMap']) === 'Identity'),
  ),
  clause('A 6.2.11.4-1, UA 7.21.4.1-1', 'font programs are embedded', (pdf) =>
    allFonts(pdf, ({ program, shown }) => program || [...shown.values()].every(unseen)),
  ),
  clause('A 6.2.11.4-2, UA 7.21.4.1-2', 'every shown code has a glyph', (pdf) =>
    allCodes(pdf, (font, code, uses) => unseen(uses) || !font.program || code === 0 || font.glyph(code) < font.program.glyphs),
  ),
  clause('A 6.2.11.4-4, UA 7.21.4.2-2', 'a CIDSet lists every glyph', (pdf) =>
    allFonts(pdf, (font) => !font.program || listsAllGlyphs(font)),
  ),
  clause('A 6.2.11.5-1, UA 7.21.5-1', 'widths are those of the font program', (pdf) =>
    allCodes(
      pdf,
      (font, code, uses) =>
        unseen(uses) ||
        !font.program ||
        !(font.glyph(code) < font.program.glyphs) ||
        Math.abs(font.program.width(font.glyph(code)) - font.width(code)) <= 1,
    ),
  ),
  clause('A 6.2.11.7-1, UA 7.21.7-1', 'every shown code has a text', (pdf) => allCodes(pdf, (font, code) => font.toUnicode.get(code))),
  clause('A 6.2.11.7-2, UA 7.21.7-2', 'no text is U+0000, U+FEFF or U+FFFE', (pdf) =>
    allCodes(pdf, (font, code) => !/[\0\uFEFF\uFFFE]/.test(font.toUnicode.get(code))),
  ),
  clause('A 6.2.11.7-3', 'a text of the private use area has an ActualText', (pdf) =>
    allCodes(pdf, (font, code, uses) => !privateUse.test(font.toUnicode.get(code)) || uses.every((use) => replaced(pdf, use))),
  ),
  clause('A 6.2.11.8-1, UA 7.21.8-1', '.notdef is not shown', (pdf) =>
    allCodes(pdf, (font, code) => code !== 0 && (!font.program || font.glyph(code) < font.program.glyphs)),
  ),
  clause('H glyph-0', 'no shown code is mapped to glyph 0', (pdf) => allCodes(pdf, (font, code) => code === 0 || font.glyph(code) !== 0)),
  clause('H one-character', 'a code has one character for its text', (pdf) =>
    allCodes(pdf, (font, code) => [...(font.toUnicode.get(code) ?? '-')].length === 1),
  ),
  clause('H font-names', 'subsets have a tag, and one name in all their dictionaries', (pdf) =>
    allFonts(pdf, ({ dict, descendant, descriptor }) => {
      const names = [dict['/BaseFont'], descendant['/BaseFont'], descriptor['/FontName']];
      return names.every((name) => name === names[0]) && /^\/[A-Z]{6}\+/.test(names[0]);
    }),
  ),
  clause('H font-flags', 'a font is either symbolic or not, and its descriptor says all it must', (pdf) =>
    allFonts(pdf, ({ descriptor }) => {
      const flags = pdf.number(descriptor['/Flags']);
      const numbers = ['/Ascent', '/Descent', '/CapHeight', '/ItalicAngle', '/StemV'];
      return (
        Boolean(flags & 4) !== Boolean(flags & 32) &&
        numbers.every((key) => pdf.number(descriptor[key]) !== undefined) &&
        pdf.list(descriptor['/FontBBox']).length === 4
      );
    }),
  ),
  clause('H font-system', 'the descendant is Adobe-Identity-0', (pdf) =>
    allFonts(
      pdf,
      (font) =>
        pdf.text(system(font)['/Registry']) === 'Adobe' &&
        pdf.text(system(font)['/Ordering']) === 'Identity' &&
        pdf.number(system(font)['/Supplement']) === 0,
    ),
  ),
  clause('H font-program', 'a font program has its tables, and its outlines lie within', (pdf) =>
    all(
      fontsOf(pdf).filter(({ program }) => program),
      ({ program, descriptor }) =>
        program.missingTables.length === 0 &&
        program.outlinesHold &&
        pdf.number(pdf.dictionary(descriptor['/FontFile2'])['/Length1']) === pdf.data(descriptor['/FontFile2']).length,
      ({ name }) => name,
    ),
  ),
  clause('H text', 'there is text', (pdf) =>
    unless(
      fontsOf(pdf).some(({ shown }) => shown.size > 0),
      'none is shown',
    ),
  ),
];
