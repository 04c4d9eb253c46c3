// The text that a file's content shows, by its fonts' own mappings.

import { fontsOf } from './fonts.mjs';
import { structureOf } from './structure.mjs';
import { contentOf } from './walk_content.mjs';

const readMappings = (pdf) => new Map(fontsOf(pdf).map(({ ref, toUnicode }) => [ref, toUnicode]));

// The text under a mark.
export function shownText(pdf, { shown }) {
  const mappings = pdf.once(readMappings);
  const codes = shown.flatMap(({ font, bytes }) =>
    Array.from({ length: bytes.length >> 1 }, (_, i) => mappings.get(font)?.get(bytes.readUInt16BE(2 * i)) ?? '\uFFFD'),
  );
  return codes.join('');
}

// The text of the structure tree, element by element in its order.
export function structureText(pdf) {
  const marks = new Map(
    contentOf(pdf)
      .marks.filter(({ mcid }) => mcid !== undefined)
      .map((mark) => [`${mark.ref} ${mark.mcid}`, mark]),
  );
  const read = (one) => {
    if (one.order) return one.order.map(read).join('');
    const mark = marks.get(`${one.owner} ${one.mcid}`);
    return mark ? shownText(pdf, mark) : '';
  };
  return structureOf(pdf)
    .elements.filter(({ parent }) => !parent)
    .map(read)
    .join('');
}
