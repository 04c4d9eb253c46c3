// ISO 19005-3, 6.1 File structure, and what ISO 14289-1 says of the same.

import { all, clause, each, unless } from './checking.mjs';
import { bytesOf } from './file_bytes.mjs';
import { contentOf } from './walk_content.mjs';

// ISO 32000-1, table 6, without LZWDecode and Crypt.
const filters = new Set([
  'ASCIIHexDecode',
  'ASCII85Decode',
  'FlateDecode',
  'RunLengthDecode',
  'CCITTFaxDecode',
  'JBIG2Decode',
  'DCTDecode',
  'JPXDecode',
]);

const streams = (pdf) => [...pdf.objects].filter(([, held]) => held?.stream).map(([ref, { stream }]) => ({ ref, dict: stream.dict }));

// Of every stream that the file holds, those of its framing included: {ref, name}.
function filtersOf(pdf) {
  return each(
    bytesOf(pdf).objects.filter(({ stream }) => stream),
    ({ ref, tokens }) => {
      const at = tokens.findIndex(({ kind, text }) => kind === 'name' && text === 'Filter') + 1;
      const end = tokens[at]?.text === '[' ? tokens.findIndex(({ text }, i) => i > at && text === ']') : at + 1;
      return at === 0
        ? []
        : tokens
            .slice(at, end)
            .filter(({ kind }) => kind === 'name')
            .map(({ text }) => ({ ref, name: text }));
    },
  );
}
const wordsOf = (pdf) => {
  const { objects, sections } = bytesOf(pdf);
  return [
    ...objects.map(({ ref, tokens }) => ({ ref, tokens })),
    ...sections.map(({ words }) => ({ ref: 'the trailer', tokens: words ?? [] })),
  ];
};
const eachWord = (pdf, kind, holds, fault) =>
  each(wordsOf(pdf), ({ ref, tokens }) =>
    tokens.filter((token) => token.kind === kind && !holds(token)).map((token) => `${ref} holds ${fault(token)}`),
  );

const utf8 = new TextDecoder('utf-8', { fatal: true });
const isUtf8 = (name) => {
  try {
    utf8.decode(Buffer.from(name, 'latin1'));
    return true;
  } catch {
    return false;
  }
};
// Names of fonts and of structure types, as the file writes them.
const unicodeNames = new Set(['BaseFont', 'FontName', 'S']);

function namesAfter(pdf) {
  return each(wordsOf(pdf), ({ ref, tokens }) =>
    tokens.flatMap((token, i) =>
      token.kind === 'name' && tokens[i - 1]?.kind === 'name' && unicodeNames.has(tokens[i - 1].text) ? [{ ref, text: token.text }] : [],
    ),
  );
}

const boxes = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];

function boxFaults(pdf) {
  return each(pdf.everything, ({ value, ref }) =>
    boxes.flatMap((box) => {
      if (Array.isArray(value) || value[`/${box}`] === undefined) return [];
      const [left, bottom, right, top] = pdf.list(value[`/${box}`]).map((one) => pdf.number(one));
      const sides = [Math.abs(right - left), Math.abs(top - bottom)];
      return unless(
        sides.every((side) => side >= 3 && side <= 14400),
        `${ref} /${box} is ${sides.join(' by ')}`,
      );
    }),
  );
}

const header = (pdf) =>
  pdf.bytes
    .subarray(
      0,
      pdf.bytes.findIndex((byte) => byte === 10 || byte === 13),
    )
    .toString('latin1');

export const fileClauses = [
  clause('A 6.1.2-1, UA 6.1-1', 'the file begins with %PDF-1.0 to %PDF-1.7', (pdf) =>
    unless(/^%PDF-1\.[0-7]$/.test(header(pdf)), `begins with ${header(pdf)}`),
  ),
  clause('A 6.1.2-2', 'a comment of four bytes above 127 follows the header', (pdf) => {
    const at = header(pdf).length + (pdf.bytes[header(pdf).length] === 13 && pdf.bytes[header(pdf).length + 1] === 10 ? 2 : 1);
    return unless(
      pdf.bytes[at] === 0x25 && [1, 2, 3, 4].every((i) => pdf.bytes[at + i] > 127),
      `${pdf.bytes.toString('hex', at, at + 5)} follows the header`,
    );
  }),
  clause('A 6.1.3-1', 'the trailer has a document ID', (pdf) =>
    unless(pdf.list(pdf.trailer['/ID']).length === 2 && pdf.text(pdf.trailer['/ID'][0]), 'no /ID of two strings'),
  ),
  clause('A 6.1.3-2, UA 7.16-1', 'nothing is encrypted', (pdf) =>
    unless(
      !bytesOf(pdf).sections.some(({ words }) => words.some(({ kind, text }) => kind === 'name' && text === 'Encrypt')),
      'the trailer has /Encrypt',
    ),
  ),
  clause('A 6.1.3-3', 'nothing but one end of line follows the last %%EOF', (pdf) => {
    const rest = pdf.bytes.subarray(pdf.bytes.lastIndexOf('%%EOF') + 5).toString('latin1');
    return unless(/^(\r\n|\n|\r)?$/.test(rest), `${rest.length} bytes follow`);
  }),
  clause('A 6.1.4-2', 'cross-reference tables are spaced as they must be', (pdf) => bytesOf(pdf).sections.flatMap(({ faults }) => faults)),
  clause('A 6.1.6-1', 'hexadecimal strings have an even number of digits', (pdf) => [
    ...eachWord(
      pdf,
      'string',
      ({ hex }) => hex === undefined || hex.length % 2 === 0,
      ({ hex }) => `<${hex}>`,
    ),
    ...contentOf(pdf).malformed,
  ]),
  clause('A 6.1.6-2', 'hexadecimal strings hold digits only', (pdf) =>
    eachWord(
      pdf,
      'string',
      ({ hex }) => hex === undefined || !/[^0-9A-Fa-f]/.test(hex),
      ({ hex }) => `<${hex}>`,
    ),
  ),
  clause('A 6.1.7-1', "a stream's /Length is its length", (pdf) =>
    all(
      bytesOf(pdf).objects,
      ({ stream }) => !stream || stream.lengthHolds,
      ({ ref }) => `${ref} ends elsewhere`,
    ),
  ),
  clause('A 6.1.7-2', 'stream and endstream have their ends of line', (pdf) =>
    all(
      bytesOf(pdf).objects,
      ({ stream }) => !stream || (stream.keywordHolds && stream.endHolds),
      ({ ref }) => `${ref} lacks one`,
    ),
  ),
  clause('A 6.1.7-3', 'no stream is outside the file', (pdf) =>
    all(
      streams(pdf),
      ({ dict }) => !['/F', '/FFilter', '/FDecodeParms'].some((key) => key in dict),
      ({ ref }) => `${ref} is`,
    ),
  ),
  clause('A 6.1.7-4', 'streams have allowed filters only', (pdf) =>
    all(
      filtersOf(pdf),
      ({ name }) => filters.has(name),
      ({ ref, name }) => `${ref}: ${name}`,
    ),
  ),
  clause('A 6.1.8-1', 'names of fonts and structure types are UTF-8', (pdf) =>
    all(
      namesAfter(pdf),
      ({ text }) => isUtf8(text),
      ({ ref }) => `${ref} has one that is not`,
    ),
  ),
  clause('A 6.1.9-1', 'objects are spaced as they must be', (pdf) =>
    each(bytesOf(pdf).objects, ({ ref, faults }) => faults.map((fault) => `${ref} ${fault}`)),
  ),
  clause('A 6.1.13-1', 'integers fit 32 bits', (pdf) =>
    eachWord(
      pdf,
      'number',
      ({ text }) => text.includes('.') || (Number(text) <= 2147483647 && Number(text) >= -2147483648),
      ({ text }) => text,
    ),
  ),
  clause('A 6.1.13-2', 'real numbers are below 3.403e38', (pdf) =>
    eachWord(
      pdf,
      'number',
      ({ text }) => Math.abs(Number(text)) <= 3.403e38,
      ({ text }) => text,
    ),
  ),
  clause('A 6.1.13-3', 'strings are of 32767 bytes at most', (pdf) =>
    eachWord(
      pdf,
      'string',
      ({ bytes }) => bytes.length < 32768,
      ({ bytes }) => `a string of ${bytes.length}`,
    ),
  ),
  clause('A 6.1.13-4', 'names are of 127 bytes at most', (pdf) =>
    eachWord(
      pdf,
      'name',
      ({ text }) => text.length <= 127,
      ({ text }) => `a name of ${text.length}`,
    ),
  ),
  clause('A 6.1.13-5', 'real numbers are 0 or no closer to it than 1.175e-38', (pdf) =>
    eachWord(
      pdf,
      'number',
      ({ text }) => Number(text) === 0 || Math.abs(Number(text)) >= 1.175e-38,
      ({ text }) => text,
    ),
  ),
  clause('A 6.1.13-7', 'at most 8388607 objects', (pdf) => unless(pdf.objects.size <= 8388607, `${pdf.objects.size}`)),
  clause('A 6.1.13-8', 'q nests 28 deep at most', (pdf) => unless(contentOf(pdf).deepest <= 28, `${contentOf(pdf).deepest} deep`)),
  clause('A 6.1.13-11', 'page boundaries are 3 to 14400 units', boxFaults),
];
