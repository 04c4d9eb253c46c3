// ISO 19005-3, 6.1.12 and 6.3 to 6.5, and ISO 14289-1, 7.15 and 7.18: annotations, forms,
// signatures, actions.

import { all, clause, each, unless } from './checking.mjs';
import { structureOf } from './structure.mjs';

const types = new Set(
  'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact'.split(
    ' ',
  ),
);
const actions = new Set(['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm']);
const namedActions = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

// {ref, dict, type, page, name}.
function annotationsOf(pdf) {
  return each(pdf.pages, (page) =>
    pdf.list(page.dict['/Annots']).map((ref) => {
      const dict = pdf.dictionary(ref);
      return { ref, dict, page, type: pdf.name(dict['/Subtype']), name: `${pdf.name(dict['/Subtype'])} ${ref} on ${page.name}` };
    }),
  );
}
const named = ({ name }) => name;
const allAnnotations = (pdf, holds, only = () => true) => all(annotationsOf(pdf).filter(only), holds, named);
const ofType =
  (...wanted) =>
  ({ type }) =>
    wanted.includes(type);
const rectOf = (pdf, { dict }) => pdf.list(dict['/Rect']).map((one) => pdf.number(one));
const isEmpty = (pdf, one) => rectOf(pdf, one)[0] === rectOf(pdf, one)[2] && rectOf(pdf, one)[1] === rectOf(pdf, one)[3];

// A key of a field, or of the field that it is a kid of.
function inherited(pdf, dict, key) {
  for (let held = dict; Object.keys(held).length > 0; held = pdf.dictionary(held['/Parent'])) if (held[key] !== undefined) return held[key];
  return undefined;
}

const ownerType = (pdf, { dict }) => structureOf(pdf).ownerOf(dict)?.standard;
const ownerAlt = (pdf, { dict }) => structureOf(pdf).ownerOf(dict)?.text('Alt');

function appearanceHolds(pdf, one) {
  const appearance = pdf.get(one.dict['/AP']);
  if (appearance === null) return true;
  const button = one.type === 'Widget' && pdf.name(inherited(pdf, one.dict, '/FT')) === 'Btn';
  return Object.keys(appearance).join() === '/N' && pdf.isStream(appearance['/N']) !== button;
}

// Dictionaries that are actions: whatever stands under /A, /AA, /OpenAction or /Next.
function actionsOf(pdf) {
  const found = [];
  const add = (value, ref) =>
    Array.isArray(pdf.get(value)) ? pdf.list(value).forEach((one) => add(one, ref)) : found.push({ ref, dict: pdf.dictionary(value) });
  for (const { value, ref } of pdf.everything) {
    if (Array.isArray(value)) continue;
    for (const key of ['/A', '/OpenAction', '/Next'])
      if ('/S' in pdf.dictionary(value[key]) && pdf.dictionary(value[key])['/O'] === undefined) add(value[key], ref);
    for (const one of Object.values(pdf.dictionary(value['/AA']))) add(one, ref);
    if (value['/JS'] !== undefined) found.push({ ref, dict: value });
  }
  return found.filter(({ dict }) => '/S' in dict || '/JS' in dict);
}

const form = (pdf) => pdf.dictionary(pdf.catalog['/AcroForm']);
const withKids = (pdf, list) =>
  each(pdf.list(list), (ref) => [{ ref, dict: pdf.dictionary(ref) }, ...withKids(pdf, pdf.dictionary(ref)['/Kids'])]);
const fieldsOf = (pdf) => withKids(pdf, form(pdf)['/Fields']);

const signaturesOf = (pdf) =>
  [...pdf.objects].filter(([, held]) => held && !held.stream && held['/ByteRange'] !== undefined).map(([ref, dict]) => ({ ref, dict }));

// The two ranges begin at 0, end at the file's end, and leave out /Contents only. In a file that
// was signed and then extended, the end of an earlier revision will do.
function covers(pdf, { dict }) {
  const [from, first, second, rest] = pdf.list(dict['/ByteRange']).map((one) => pdf.number(one));
  const gap = pdf.bytes.toString('latin1', first, second);
  const ends =
    second + rest === pdf.bytes.length || /%%EOF(\r\n|\n|\r)?$/.test(pdf.bytes.toString('latin1', second + rest - 8, second + rest));
  return from === 0 && /^<[0-9A-Fa-f]*>$/.test(gap) && ends;
}

const permissions = (pdf) => pdf.dictionary(pdf.catalog['/Perms']);
const references = (pdf) =>
  each(signaturesOf(pdf), ({ ref, dict }) => pdf.list(dict['/Reference']).map((one) => ({ ref, dict: pdf.dictionary(one) })));

export const annotationClauses = [
  clause('A 6.1.12-1', 'permissions are UR3 and DocMDP only', (pdf) =>
    all(
      Object.keys(permissions(pdf)),
      (key) => ['/UR3', '/DocMDP'].includes(key),
      (key) => key,
    ),
  ),
  clause('A 6.1.12-2', 'a signature reference has no digest beside DocMDP', (pdf) =>
    all(
      references(pdf),
      ({ dict }) => !('/DocMDP' in permissions(pdf)) || !['/DigestLocation', '/DigestMethod', '/DigestValue'].some((key) => key in dict),
      ({ ref }) => ref,
    ),
  ),
  clause('A 6.3.1-1', 'annotations are of allowed types', (pdf) => allAnnotations(pdf, ({ type }) => types.has(type))),
  clause('A 6.3.2-1', 'annotations have flags', (pdf) =>
    allAnnotations(pdf, ({ type, dict }) => type === 'Popup' || pdf.number(dict['/F']) !== undefined),
  ),
  clause('A 6.3.2-2', 'annotations are printed and never hidden', (pdf) =>
    allAnnotations(pdf, ({ dict }) => dict['/F'] === undefined || (pdf.number(dict['/F']) & (1 | 2 | 4 | 32 | 256)) === 4),
  ),
  clause('A 6.3.3-1', 'annotations have an appearance', (pdf) =>
    allAnnotations(pdf, (one) => isEmpty(pdf, one) || ['Popup', 'Link'].includes(one.type) || pdf.get(one.dict['/AP']) !== null),
  ),
  clause('A 6.3.3-2, A 6.3.3-3, A 6.3.3-4', 'an appearance is a normal one only', (pdf) =>
    allAnnotations(pdf, (one) => appearanceHolds(pdf, one)),
  ),
  clause('A 6.4.1-1', 'widgets have no actions', (pdf) =>
    allAnnotations(pdf, ({ dict }) => !('/A' in dict) && !('/AA' in dict), ofType('Widget')),
  ),
  clause('A 6.4.1-2', 'fields have no additional actions', (pdf) =>
    all(
      fieldsOf(pdf),
      ({ dict }) => !('/AA' in dict),
      ({ ref }) => ref,
    ),
  ),
  clause('A 6.4.1-3', 'no appearance is left to the reader', (pdf) =>
    unless(pdf.get(form(pdf)['/NeedAppearances']) !== true, '/NeedAppearances is true'),
  ),
  clause('A 6.4.2-1, UA 7.15-1', 'no XFA', (pdf) => unless(!('/XFA' in form(pdf)), '/XFA')),
  clause('A 6.4.2-2', 'the catalog does not ask for rendering', (pdf) => unless(!('/NeedsRendering' in pdf.catalog), '/NeedsRendering')),
  clause('A 6.4.3-1', 'a signature covers the file', (pdf) =>
    all(
      signaturesOf(pdf),
      (one) => covers(pdf, one),
      ({ ref }) => `${ref} does not`,
    ),
  ),
  clause('A 6.5.1-1', 'actions are of allowed types', (pdf) =>
    all(
      actionsOf(pdf),
      ({ dict }) => actions.has(pdf.name(dict['/S'])),
      ({ ref, dict }) => `${ref}: ${pdf.name(dict['/S'])}`,
    ),
  ),
  clause('A 6.5.1-2', 'named actions turn pages', (pdf) =>
    all(
      actionsOf(pdf).filter(({ dict }) => pdf.name(dict['/S']) === 'Named'),
      ({ dict }) => namedActions.has(pdf.name(dict['/N'])),
      ({ ref }) => ref,
    ),
  ),
  clause('A 6.5.2-1', 'the catalog has no additional actions', (pdf) => unless(!('/AA' in pdf.catalog), '/AA')),
  clause('A 6.5.2-2', 'pages have no additional actions', (pdf) => all(pdf.pages, ({ dict }) => !('/AA' in dict), named)),
  clause('A 6.10-2', 'pages have no presentation steps', (pdf) => all(pdf.pages, ({ dict }) => !('/PresSteps' in dict), named)),
  clause('UA 7.2-24', 'contents of annotations have a language', (pdf) =>
    allAnnotations(
      pdf,
      ({ dict }) => !pdf.text(dict['/Contents']) || structureOf(pdf).ownerOf(dict)?.text('Lang') || pdf.text(pdf.catalog['/Lang']),
    ),
  ),
  clause('UA 7.2-25', 'names of fields have a language', (pdf) =>
    all(
      fieldsOf(pdf),
      ({ dict }) => !pdf.text(dict['/TU']) || structureOf(pdf).ownerOf(dict)?.text('Lang') || pdf.text(pdf.catalog['/Lang']),
      ({ ref }) => ref,
    ),
  ),
  clause('UA 7.18.1-1', 'annotations stand in an Annot', (pdf) =>
    allAnnotations(
      pdf,
      (one) => ownerType(pdf, one) === 'Annot',
      ({ type }) => !['Widget', 'Popup', 'Link', 'PrinterMark'].includes(type),
    ),
  ),
  clause('UA 7.18.1-2', 'annotations have contents or an alternative text', (pdf) =>
    allAnnotations(
      pdf,
      (one) => pdf.text(one.dict['/Contents']) || ownerAlt(pdf, one),
      ({ type }) => !['Widget', 'Popup', 'Link', 'PrinterMark'].includes(type),
    ),
  ),
  clause('UA 7.18.1-3', 'fields have a name to be read aloud', (pdf) =>
    allAnnotations(pdf, (one) => pdf.text(inherited(pdf, one.dict, '/TU')) || ownerAlt(pdf, one), ofType('Widget')),
  ),
  clause('UA 7.18.2-1', 'no trap networks', (pdf) => allAnnotations(pdf, () => false, ofType('TrapNet'))),
  clause('UA 7.18.3-1', 'a page with annotations is walked in the order of its structure', (pdf) =>
    all(pdf.pages, ({ dict }) => pdf.list(dict['/Annots']).length === 0 || pdf.name(dict['/Tabs']) === 'S', named),
  ),
  clause('UA 7.18.4-1', 'widgets stand in a Form', (pdf) => allAnnotations(pdf, (one) => ownerType(pdf, one) === 'Form', ofType('Widget'))),
  clause('UA 7.18.4-2', 'a Form holds its widget and nothing else', (pdf) =>
    all(
      structureOf(pdf).of('Form'),
      (one) => one.attribute('Role') !== undefined || (one.kids.length === 0 && one.content.length === 1 && one.content[0].object),
      named,
    ),
  ),
  clause('UA 7.18.5-1', 'links stand in a Link', (pdf) => allAnnotations(pdf, (one) => ownerType(pdf, one) === 'Link', ofType('Link'))),
  clause('UA 7.18.5-2', 'links have contents', (pdf) => allAnnotations(pdf, ({ dict }) => pdf.text(dict['/Contents']), ofType('Link'))),
  clause('UA 7.18.8-1', "printer's marks stand outside the structure", (pdf) =>
    allAnnotations(pdf, (one) => !ownerType(pdf, one), ofType('PrinterMark')),
  ),
  clause('H tabs', 'every page is walked in the order of its structure', (pdf) =>
    all(pdf.pages, ({ dict }) => pdf.name(dict['/Tabs']) === 'S', named),
  ),
  clause('H object-reference', 'the element of an annotation refers to it', (pdf) =>
    all(
      annotationsOf(pdf),
      ({ ref, dict }) =>
        structureOf(pdf)
          .ownerOf(dict)
          ?.content.some(({ object }) => object === ref),
      named,
    ),
  ),
];
