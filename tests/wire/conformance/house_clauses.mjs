// What this house promises of its files beyond both standards, of the file as a whole.

import { all, clause, each, unless } from './checking.mjs';
import { bytesOf } from './file_bytes.mjs';

function bookmarks(pdf, ref = pdf.dictionary(pdf.catalog['/Outlines'])['/First']) {
  const found = [];
  for (let one = pdf.dictionary(ref); one['/Title'] !== undefined && found.length < 10000; one = pdf.dictionary(one['/Next']))
    found.push(one, ...(one['/First'] ? bookmarks(pdf, one['/First']) : []));
  return found;
}

// A destination on a page of ours: explicit, or that of an action.
function leadsToPage(pdf, one) {
  const held = pdf.get(one['/Dest'] ?? pdf.dictionary(one['/A'])['/D']);
  const explicit = Array.isArray(held) ? held : pdf.list(pdf.dictionary(held)['/D']);
  return pdf.pages.some(({ ref }) => ref === explicit[0]);
}

// qpdf leaves out what leads nowhere: asked of the file's own words.
function danglers(pdf) {
  const { objects } = bytesOf(pdf);
  const there = new Set(objects.map(({ ref }) => ref));
  return each(objects, ({ ref, tokens }) =>
    tokens.flatMap((token, i) => {
      const to = token.text === 'R' && token.kind === 'keyword' ? `${tokens[i - 2]?.text} ${tokens[i - 1]?.text} R` : undefined;
      return to === undefined || there.has(to) ? [] : [`${ref} refers to ${to}`];
    }),
  );
}

export const houseClauses = [
  clause('H id', 'both parts of the document ID are one', (pdf) =>
    unless(pdf.list(pdf.trailer['/ID'])[0] === pdf.list(pdf.trailer['/ID'])[1], 'they differ'),
  ),
  clause('H version', 'the file is of PDF 1.7', (pdf) =>
    unless(pdf.bytes.toString('latin1', 0, 8) === '%PDF-1.7' && !('/Version' in pdf.catalog), 'it is not'),
  ),
  clause('H language', 'the document is in Thai', (pdf) =>
    unless(pdf.text(pdf.catalog['/Lang']) === 'th-TH', `/Lang ${pdf.text(pdf.catalog['/Lang'])}`),
  ),
  clause('H bookmarks', 'bookmarks have a title and lead to a page', (pdf) =>
    all(
      bookmarks(pdf),
      (one) => pdf.text(one['/Title']) && leadsToPage(pdf, one),
      (one) => pdf.text(one['/Title']),
    ),
  ),
  clause('H references', 'every reference leads to an object', danglers),
  clause('H no-scripts', 'no names of scripts, no page or file that opens itself', (pdf) => {
    const names = pdf.dictionary(pdf.catalog['/Names']);
    return [
      ...unless(!('/JavaScript' in names), '/JavaScript'),
      ...unless(pdf.name(pdf.dictionary(pdf.catalog['/OpenAction'])['/S']) !== 'Launch', 'Launch'),
    ];
  }),
];
