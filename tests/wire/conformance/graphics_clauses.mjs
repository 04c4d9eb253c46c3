// ISO 19005-3, 6.2.2 to 6.2.10: content streams, colour, graphics state, XObjects, transparency.

import { all, clause, each, unless } from './checking.mjs';
import { contentOf } from './walk_content.mjs';

const intents = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation']);

export const outputIntents = (pdf) => pdf.list(pdf.catalog['/OutputIntents']).map((ref) => pdf.dictionary(ref));
const archival = (pdf) => outputIntents(pdf).find(({ '/S': type }) => type === '/GTS_PDFA1');

// The head of an ICC profile (ISO 15076-1, 7.2).
function profileOf(pdf, intent) {
  const bytes = pdf.data(intent?.['/DestOutputProfile']);
  if (bytes.length < 128) return {};
  const text = (at) => bytes.toString('latin1', at, at + 4);
  return {
    size: bytes.readUInt32BE(0),
    length: bytes.length,
    version: bytes[8],
    deviceClass: text(12),
    space: text(16),
    signature: text(36),
  };
}
const components = { GRAY: 1, 'RGB ': 3, CMYK: 4 };

const uses = (pdf, space) => contentOf(pdf).spaces.get(space);
const states = (pdf) => each(pdf.everything, ({ value, ref, key }) => (isState(pdf, value, key) ? [{ ref, dict: value }] : []));
const stateKeys = ['/ca', '/CA', '/SMask', '/BM', '/TR', '/TR2', '/HTP', '/AIS', '/SA', '/OPM'];

// A graphics state dictionary says so, or is one of a resource dictionary's, or has its keys.
function isState(pdf, value, key) {
  if (Array.isArray(value)) return false;
  return (
    pdf.name(value['/Type']) === 'ExtGState' ||
    (key?.startsWith('/') && !value['/Type'] && stateKeys.some((one) => one in value) && !('/Rect' in value))
  );
}
const forms = (pdf) =>
  [...pdf.objects]
    .filter(([, held]) => held?.stream && pdf.name(held.stream.dict['/Subtype']) === 'Form')
    .map(([ref, { stream }]) => ({ ref, dict: stream.dict }));
const allStates = (pdf, holds, what) => all(states(pdf), holds, ({ ref }) => `${ref} has ${what}`);

function transparency(pdf) {
  return [
    ...allStates(pdf, ({ dict }) => dict['/SMask'] === undefined || pdf.name(dict['/SMask']) === 'None', 'a soft mask'),
    ...allStates(pdf, ({ dict }) => ['/ca', '/CA'].every((key) => (pdf.number(dict[key]) ?? 1) === 1), 'an opacity below 1'),
    ...allStates(pdf, ({ dict }) => ['Normal', 'Compatible', undefined].includes(pdf.name(dict['/BM'])), 'a blend mode'),
    ...each(pdf.everything, ({ value, ref }) => unless(!(pdf.name(value['/S']) === 'Transparency'), `${ref} has a transparency group`)),
  ];
}

export const graphicsClauses = [
  clause('A 6.2.2-1', 'content streams hold defined operators only', (pdf) => contentOf(pdf).unknown),
  clause('A 6.2.2-2', 'a content stream names what is in resources of its own', (pdf) => contentOf(pdf).missing),
  clause('A 6.2.3-1', "the output intent's profile is of a printer or monitor, in gray, RGB or CMYK", (pdf) =>
    each(outputIntents(pdf), (intent) => {
      const { deviceClass, space, version } = profileOf(pdf, intent);
      return unless(
        ['prtr', 'mntr'].includes(deviceClass) && components[space] && version < 5,
        `${deviceClass}, ${space}, version ${version}`,
      );
    }),
  ),
  clause('A 6.2.3-2', 'all output intents have one profile', (pdf) =>
    unless(new Set(outputIntents(pdf).map((intent) => intent['/DestOutputProfile'])).size <= 1, 'several profiles'),
  ),
  clause('A 6.2.3-3', 'no output intent refers to a profile elsewhere', (pdf) =>
    all(outputIntents(pdf), (intent) => !('/DestOutputProfileRef' in intent), 'one does'),
  ),
  clause('A 6.2.4.3-2', 'DeviceRGB only with an RGB output intent', (pdf) =>
    unless(!uses(pdf, 'DeviceRGB') || profileOf(pdf, archival(pdf)).space === 'RGB ', `${uses(pdf, 'DeviceRGB')} uses it`),
  ),
  clause('A 6.2.4.3-3', 'DeviceCMYK only with a CMYK output intent', (pdf) =>
    unless(!uses(pdf, 'DeviceCMYK') || profileOf(pdf, archival(pdf)).space === 'CMYK', `${uses(pdf, 'DeviceCMYK')} uses it`),
  ),
  clause('A 6.2.4.3-4', 'DeviceGray only with an output intent', (pdf) =>
    unless(!uses(pdf, 'DeviceGray') || profileOf(pdf, archival(pdf)).space, `${uses(pdf, 'DeviceGray')} uses it`),
  ),
  clause('A 6.2.5-1', 'no transfer function in a graphics state', (pdf) => allStates(pdf, ({ dict }) => !('/TR' in dict), '/TR')),
  clause('A 6.2.5-2', 'TR2 of a graphics state is Default', (pdf) =>
    allStates(pdf, ({ dict }) => ['Default', undefined].includes(pdf.name(dict['/TR2'])), 'another /TR2'),
  ),
  clause('A 6.2.5-3', 'no HTP in a graphics state', (pdf) => allStates(pdf, ({ dict }) => !('/HTP' in dict), '/HTP')),
  clause('A 6.2.6-1', 'rendering intents are the four of ISO 32000-1', (pdf) => [
    ...all(
      contentOf(pdf).intents,
      (one) => intents.has(one),
      (one) => `ri ${one}`,
    ),
    ...allStates(pdf, ({ dict }) => dict['/RI'] === undefined || intents.has(pdf.name(dict['/RI'])), 'another /RI'),
  ]),
  clause('A 6.2.9-1', 'a form XObject has no PostScript and no OPI', (pdf) =>
    all(
      forms(pdf),
      ({ dict }) => pdf.name(dict['/Subtype2']) !== 'PS' && !('/PS' in dict) && !('/OPI' in dict),
      ({ ref }) => `${ref} has`,
    ),
  ),
  clause('A 6.2.9-2, UA 7.20-1', 'no reference XObjects', (pdf) =>
    all(
      forms(pdf),
      ({ dict }) => !('/Ref' in dict),
      ({ ref }) => `${ref} is one`,
    ),
  ),
  clause('A 6.2.9-3', 'no PostScript XObjects', (pdf) =>
    each(pdf.objects, ([ref, held]) => unless(!held?.stream || pdf.name(held.stream.dict['/Subtype']) !== 'PS', `${ref} is one`)),
  ),
  clause('A 6.2.10-1, A 6.2.10-2', 'nothing is transparent', transparency),
  clause('UA 7.20-2', 'a form XObject with MCIDs is drawn once', (pdf) => {
    const marked = new Set(
      contentOf(pdf)
        .marks.filter(({ mcid }) => mcid !== undefined)
        .map(({ ref }) => ref),
    );
    return all(
      contentOf(pdf).forms,
      ([ref, times]) => times === 1 || !marked.has(ref),
      ([ref, times]) => `${ref} is drawn ${times} times`,
    );
  }),
  clause('H output-intent', 'one GTS_PDFA1 output intent with an RGB profile of ICC version 4 and its N', (pdf) => {
    const intent = archival(pdf);
    const { size, length, version, space, signature } = profileOf(pdf, intent);
    const count = pdf.number(pdf.dictionary(intent?.['/DestOutputProfile'])['/N']);
    return [
      ...unless(outputIntents(pdf).length === 1 && intent, 'not one'),
      ...unless(
        version === 4 && space === 'RGB ' && signature === 'acsp' && size === length,
        `version ${version}, ${space}, ${signature}, ${size} of ${length} bytes`,
      ),
      ...unless(count === components[space], `/N ${count} for ${space}`),
      ...unless(pdf.text(intent?.['/OutputConditionIdentifier']), 'no OutputConditionIdentifier'),
    ];
  }),
  clause('H content-balance', 'q and Q, BT and ET, marks and EMC are paired in every stream', (pdf) => contentOf(pdf).unbalanced),
];
