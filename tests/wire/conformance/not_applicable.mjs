// The tests of both profiles that our files give nothing to ask about. `found` looks for what such
// a test is about and gives where it stands: the row is true of a file in which it finds nothing,
// and this is asked of every file that is judged.

import { all, each, unless } from './checking.mjs';
import { fontsOf } from './fonts.mjs';
import { contentOf } from './walk_content.mjs';

const row = (ids, why, found) => ({ ids: ids.split(', '), why, found });

// Places of dictionaries (a stream's own included) of which `is` is true.
const dictionaries = (pdf, is) =>
  all(
    pdf.everything.filter(({ value }) => !Array.isArray(value)),
    ({ value }) => !is(value),
    ({ ref }) => ref,
  );
const spacesNamed = (pdf, names) =>
  all(
    pdf.everything.filter(({ value }) => Array.isArray(value)),
    ({ value }) => !names.includes(pdf.name(value[0])),
    ({ ref }) => ref,
  );
const simpleFonts = ['Type1', 'MMType1', 'Type3', 'TrueType', 'CIDFontType0'];
const ofSubtype = (pdf, names) => dictionaries(pdf, (dict) => names.includes(pdf.name(dict['/Subtype'])));

export const notApplicable = [
  row('A 6.1.10-1', 'we draw with paths: no inline images', (pdf) =>
    all(
      contentOf(pdf).items,
      ({ kind }) => kind !== 'inline image',
      ({ where }) => where,
    ),
  ),
  row(
    'A 6.2.8-1, A 6.2.8-2, A 6.2.8-3, A 6.2.8-4, A 6.2.8-5, A 6.2.8.3-1, A 6.2.8.3-2, A 6.2.8.3-3, A 6.2.8.3-4, A 6.2.8.3-5',
    'we draw with paths: no image XObjects',
    (pdf) => [
      ...ofSubtype(pdf, ['Image']),
      ...all(
        contentOf(pdf).items,
        ({ kind }) => kind !== 'image',
        ({ where }) => where,
      ),
    ],
  ),
  row(
    'A 6.1.13-9, A 6.2.4.2-1, A 6.2.4.2-2, A 6.2.4.4-1, A 6.2.4.4-2',
    'colours are DeviceGray and DeviceRGB: no other colour spaces',
    (pdf) => [
      ...spacesNamed(pdf, ['ICCBased', 'Separation', 'DeviceN', 'Indexed', 'CalRGB', 'CalGray', 'Lab', 'Pattern']),
      ...all(
        contentOf(pdf).spaces.keys(),
        (space) => ['DeviceGray', 'DeviceRGB', 'DeviceCMYK'].includes(space),
        (space) => space,
      ),
    ],
  ),
  row('A 6.2.5-4, A 6.2.5-5, A 6.2.5-6', 'no halftones', (pdf) => dictionaries(pdf, (dict) => '/HalftoneType' in dict || '/HT' in dict)),
  row(
    'A 6.2.11.2-4, A 6.2.11.2-5, A 6.2.11.2-6, A 6.2.11.4-3, A 6.2.11.6-1, A 6.2.11.6-2, A 6.2.11.6-3, A 6.2.11.6-4, UA 7.21.4.2-1, UA 7.21.6-1, UA 7.21.6-2, UA 7.21.6-3, UA 7.21.6-4',
    'every font is Type0 with a CIDFontType2: no simple and no CFF fonts',
    (pdf) => [...ofSubtype(pdf, simpleFonts), ...dictionaries(pdf, (dict) => '/FontFile' in dict || '/FontFile3' in dict)],
  ),
  row('A 6.1.13-10, A 6.2.11.3-4, A 6.2.11.3-5, UA 7.21.3.3-2, UA 7.21.3.3-3', 'encodings are predefined: no embedded CMaps', (pdf) =>
    all(
      fontsOf(pdf),
      ({ dict }) => !pdf.isStream(dict['/Encoding']),
      ({ name }) => name,
    ),
  ),
  row('A 6.4.3-2, A 6.4.3-3', 'nothing is signed yet: no PKCS#7 object to read', (pdf) =>
    dictionaries(pdf, (dict) => '/ByteRange' in dict),
  ),
  row('A 6.9-1, A 6.9-2, A 6.9-3, A 6.9-4, UA 7.10-1, UA 7.10-2', 'no optional content', (pdf) =>
    unless(!('/OCProperties' in pdf.catalog), 'the catalog'),
  ),
  row('UA 7.18.6.2-1, UA 7.18.6.2-2', 'no media', (pdf) =>
    dictionaries(pdf, (dict) => ['MediaClip', 'Rendition'].includes(pdf.name(dict['/Type']))),
  ),
];

// Ids of rows that are not true of `pdf`, with where.
export const wronglyLeftOut = (pdf) => each(notApplicable, ({ ids, found }) => found(pdf).map((where) => `${ids[0]}: ${where}`));
