// Sound files made wrong in their bytes, graphics and fonts.

import { bytes, graph, read } from './mutant.mjs';

const put = (from, to) => (file) => {
  const after = file.replace(from, () => to);
  if (after === file) throw new Error(`${from} is not in the file`);
  return after;
};

export const fileMutants = [
  bytes('another version', 'A 6.1.2-1, H version', put('%PDF-1.7', '%PDF-1.9')),
  bytes('no binary comment', 'A 6.1.2-2', put('%\xb7\xbe\xad\xaa', '%abcd')),
  bytes('no document ID', 'A 6.1.3-1', put('/ID [', '/Id [')),
  graph('two parts of an ID', 'H id', (held) => (held.trailer['/ID'][1] = 'b:00f3952f9c9d75f11f73e1d08c9683f9')),
  bytes('data after the end', 'A 6.1.3-3', (file) => `${file}% more\n`),
  bytes('a space after xref', 'A 6.1.4-2', put('xref\n0', 'xref \n0')),
  bytes('half a byte in a string', 'A 6.1.6-1', put('(x)', '<123>')),
  bytes('other signs in a hexadecimal string', 'A 6.1.6-2', put('(x)', '<1X>')),
  graph('a wrong length', 'A 6.1.7-1, A 6.1.7-2', (held) => (held.get(held.page()['/Contents']).stream.dict['/Length'] = 7)),
  bytes('no line end before endstream', 'A 6.1.7-1, A 6.1.7-2', put(/\nendstream\nendobj/, ' endstream\nendobj')),
  graph('a stream elsewhere', 'A 6.1.7-3', (held) => (held.form['/FFilter'] = '/FlateDecode')),
  graph('LZW', 'A 6.1.7-4', (held) => held.stream({ '/Filter': '/LZWDecode' }, '\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01')),
  graph('a filter under a name of its own', 'A 6.1.7-4', (held) => held.stream({ '/Filter': '/Squeeze' }, 'x')),
  bytes('a structure type that is not UTF-8', 'A 6.1.8-1, A 6.7.3-2', put('/S /Formula', '/S /Formul#FF')),
  bytes('no line end after obj', 'A 6.1.9-1', put('endobj\n3 0 obj\n', 'endobj\n3 0 obj ')),
  bytes('an integer beyond 32 bits', 'A 6.1.13-1', put('1234567', '2147483648')),
  bytes('a real number close to zero', 'A 6.1.13-5', put('1234567', `0.${'0'.repeat(39)}1`)),
  bytes('a real number beyond all', 'A 6.1.13-2', put('1234567', `${'9'.repeat(40)}.0`)),
  bytes('a long string', 'A 6.1.13-3', put('(x)', `(${'x'.repeat(32768)})`)),
  graph('a long name', 'A 6.1.13-4', (held) => (held.catalog[`/${'n'.repeat(128)}`] = 1)),
  graph('q nested 29 deep', 'A 6.1.13-8', (held) => held.content('q 1 0', `${'q '.repeat(28)} q ${'Q '.repeat(28)}1 0`)),
  graph('a page too large', 'A 6.1.13-11', (held) => (held.page()['/MediaBox'] = [0, 0, 14401, 842])),
  read('too many objects', 'A 6.1.13-7', (pdf) => Object.defineProperty(pdf.objects, 'size', { value: 8388608 })),
  bytes('a reference to nothing', 'H references', put('1234567', '999 0 R')),
  bytes('encryption', 'A 6.1.3-2', put('trailer\n<<', 'trailer\n<<\n/Encrypt null')),
];

export const graphicsMutants = [
  graph('an unknown operator', 'A 6.2.2-1', (held) => held.content('q 1 0', '1 sparkle q 1 0')),
  graph('an unknown operator between BX and EX', 'A 6.2.2-1', (held) => held.content('q 1 0', 'BX sparkle EX q 1 0')),
  graph('a name that is not in the resources', 'A 6.2.2-2', (held) => held.content('q 1 0', 'q /G9 gs 1 0')),
  graph('resources inherited', 'A 6.2.2-2', (held) => {
    held.get(held.catalog['/Pages'])['/Resources'] = held.page(2)['/Resources'];
    delete held.page(2)['/Resources'];
  }),
  graph('no output intent', 'A 6.2.4.3-2, A 6.2.4.3-4, H output-intent', (held) => delete held.catalog['/OutputIntents']),
  graph('an output intent for print only', 'A 6.2.4.3-2, A 6.2.4.3-4, H output-intent', (held) => (held.intent['/S'] = '/GTS_PDFX')),
  graph('a profile of an input device', 'A 6.2.3-1', (held) => held.edit(held.intent['/DestOutputProfile'], 'mntr', 'scnr')),
  graph('a gray profile', 'A 6.2.4.3-2, H output-intent', (held) => held.edit(held.intent['/DestOutputProfile'], 'RGB ', 'GRAY')),
  graph('a wrong count of components', 'H output-intent', (held) => (held.get(held.intent['/DestOutputProfile']).stream.dict['/N'] = 4)),
  graph('two profiles', 'A 6.2.3-2, H output-intent', (held) => {
    const other = structuredClone(held.get(held.intent['/DestOutputProfile']));
    held.catalog['/OutputIntents'].push({ ...held.intent, '/DestOutputProfile': held.add(other) });
  }),
  graph('a profile elsewhere', 'A 6.2.3-3', (held) => (held.intent['/DestOutputProfileRef'] = {})),
  graph('DeviceCMYK', 'A 6.2.4.3-3', (held) => held.content('0.5 0.2 0.1 rg', '0 0 0 1 k')),
  graph('a transfer function', 'A 6.2.5-1', (held) => held.state({ '/TR': '/Identity' })),
  graph('another transfer function', 'A 6.2.5-2', (held) => held.state({ '/TR2': '/Identity' })),
  graph('a halftone phase', 'A 6.2.5-3', (held) => held.state({ '/HTP': [0, 0] })),
  graph('a rendering intent of its own', 'A 6.2.6-1', (held) => held.content('q 1 0', 'q /Pretty ri 1 0')),
  graph('PostScript in a form', 'A 6.2.9-1', (held) => (held.form['/Subtype2'] = '/PS')),
  graph('a reference XObject', 'A 6.2.9-2', (held) => (held.form['/Ref'] = {})),
  graph('a PostScript XObject', 'A 6.2.9-3', (held) => held.stream({ '/Type': '/XObject', '/Subtype': '/PS' }, '')),
  graph('opacity', 'A 6.2.10-1', (held) => held.state({ '/ca': 0.5 })),
  graph('opacity of strokes', 'A 6.2.10-1', (held) => held.state({ '/CA': 0.5 })),
  graph('a soft mask', 'A 6.2.10-1', (held) => held.state({ '/SMask': { '/S': '/Luminosity' } })),
  graph('a blend mode', 'A 6.2.10-1', (held) => held.state({ '/BM': '/Multiply' })),
  graph('a transparency group', 'A 6.2.10-1', (held) => (held.form['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceRGB' })),
  graph('MCIDs in a form that is drawn twice', 'UA 7.20-2, UA 7.1-2, H parent-tree, H unique-mcid', (held) => {
    held.form['/StructParents'] = 0;
    held.edit(held.resources['/XObject']['/X1'], '0 0 9 9 re f', '/P <</MCID 0>> BDC 0 0 9 9 re f EMC');
  }),
  graph('q without Q', 'H content-balance', (held) => held.content('q 1 0', 'q q 1 0')),
];

// A code that page 1 shows first.
const firstCode = (held) =>
  Buffer.from(held.get(held.page()['/Contents']).stream.data, 'base64')
    .toString('latin1')
    .match(/<([0-9a-f]{4})[0-9a-f]*> Tj/)[1];
const mapped = (held, to) => {
  const code = firstCode(held);
  const { stream } = held.get(held.font['/ToUnicode']);
  delete stream.dict['/Filter'];
  stream.data = Buffer.from(`1 beginbfchar\n<${code}> ${to}\nendbfchar\n`).toString('base64');
  held.content(/<[0-9a-f]+> Tj/g, () => `<${code}> Tj`);
  held.content(/<[0-9a-f]+> Tj/g, () => `<${code}> Tj`, 2);
};
// A CIDToGIDMap in place of Identity, with something changed.
const mapsCodes = (held, change) => {
  const glyphs = Array.from({ length: 500 }, (_, code) => code);
  change(glyphs);
  held.descendant['/CIDToGIDMap'] = held.stream({}, Buffer.from(glyphs.flatMap((glyph) => [glyph >> 8, glyph & 255])));
};
const shows = (held, hex) => held.content(/<[0-9a-f]+> Tj/, () => `<${hex}> Tj`);

export const fontMutants = [
  graph('a font without a type', 'A 6.2.11.2-1', (held) => delete held.font['/Type']),
  graph('a font without a name', 'A 6.2.11.2-3, H font-names', (held) => delete held.font['/BaseFont']),
  graph('a descendant of an unknown kind', 'A 6.2.11.2-2', (held) => (held.descendant['/Subtype'] = '/CIDFontType9')),
  graph(
    'a font program of an unknown kind',
    'A 6.2.11.2-7',
    (held) => (held.get(held.descriptor['/FontFile2']).stream.dict['/Subtype'] = '/WOFF'),
  ),
  graph('another encoding', 'A 6.2.11.3-1', (held) => (held.font['/Encoding'] = '/Own-H')),
  graph('no CIDToGIDMap', 'A 6.2.11.3-2', (held) => delete held.descendant['/CIDToGIDMap']),
  graph('a shifted CIDToGIDMap', 'A 6.2.11.5-1', (held) => mapsCodes(held, (glyphs) => glyphs.splice(2, 1))),
  graph('a shown code with glyph 0', 'A 6.2.11.5-1, H glyph-0', (held) => mapsCodes(held, (glyphs) => (glyphs[parseInt(firstCode(held), 16)] = 0))),
  graph('no text', 'H text', (held) => [1, 2].forEach((number) => held.content(/<[0-9a-f]+> Tj/g, () => '<> Tj', number))),
  graph('no font program', 'A 6.2.11.4-1', (held) => delete held.descriptor['/FontFile2']),
  graph('a code beyond the map', 'A 6.2.11.4-2, A 6.2.11.7-1, A 6.2.11.8-1', (held) => shows(held, 'fff0')),
  graph('.notdef', 'A 6.2.11.5-1, A 6.2.11.7-1, A 6.2.11.8-1', (held) => shows(held, '0000')),
  graph('a CIDSet that lists nothing', 'A 6.2.11.4-4', (held) => (held.descriptor['/CIDSet'] = held.stream({}, '\0'))),
  graph('a width changed', 'A 6.2.11.5-1', (held) => held.descendant['/W'][1].fill(777)),
  graph('a default width for all', 'A 6.2.11.5-1', (held) => delete held.descendant['/W']),
  graph('a mapping removed', 'A 6.2.11.7-1', (held) => delete held.font['/ToUnicode']),
  graph('a mapping to nothing', 'A 6.2.11.7-2', (held) => mapped(held, '<0000>')),
  graph('a mapping to U+FEFF', 'A 6.2.11.7-2', (held) => mapped(held, '<FEFF>')),
  graph('a mapping to the private use area', 'A 6.2.11.7-3', (held) => mapped(held, '<F70A>')),
  graph('a mapping to two characters', 'H one-character', (held) => mapped(held, '<0E400E41>')),
  graph(
    'a subset without a tag',
    'H font-names',
    (held) => (held.font['/BaseFont'] = held.descendant['/BaseFont'] = held.descriptor['/FontName'] = '/Laksaman'),
  ),
  graph('a font both symbolic and not', 'H font-flags', (held) => (held.descriptor['/Flags'] = 36)),
  graph('a descendant of another system', 'H font-system', (held) => (held.descendant['/CIDSystemInfo']['/Ordering'] = 'u:Japan1')),
  graph('a font program cut off', 'H font-program', (held) => (held.get(held.descriptor['/FontFile2']).stream.dict['/Length1'] = 12)),
];
