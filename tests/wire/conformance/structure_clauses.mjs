// ISO 19005-3, 6.7 Logical structure, and ISO 14289-1, 7.1 to 7.9: the tree and its types.

import { all, clause, each, unless } from './checking.mjs';
import { structureOf } from './structure.mjs';
import { gridOf, headerFaults } from './table_grid.mjs';
import { contentOf } from './walk_content.mjs';

const tag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;
const elements = (pdf, ...types) => (types.length > 0 ? structureOf(pdf).of(...types) : structureOf(pdf).elements);
const named = ({ name }) => name;
const kids = (element) => `${element.name} in ${element.parent?.name} has ${element.kidTypes().join(', ') || 'no kids'}`;

// Elements of `types` that do not stand in one of `parents`.
const inside = (pdf, types, parents) =>
  all(elements(pdf, ...types.split(' ')), ({ parent }) => parents.split(' ').includes(parent?.standard), kids);
// Elements of `type` whose kids, joined by spaces, are other than `pattern` says.
const holding = (pdf, type, pattern) => all(elements(pdf, type), (element) => pattern.test(element.kidTypes().join(' ')), kids);
const atMost = (pdf, type, kid, most) =>
  all(elements(pdf, type), (element) => element.kidTypes().filter((one) => one === kid).length <= most, kids);
const withBody = (pdf, part) =>
  all(elements(pdf, 'Table'), (element) => !element.kidTypes().includes(part) || element.kidTypes().includes('TBody'), kids);
const grids = (pdf, kind) => each(elements(pdf, 'Table'), (table) => gridOf(table).faults[kind]);
const headers = (pdf, kind) => each(elements(pdf, 'Table'), (table) => headerFaults(table)[kind] ?? []);
const alternative = (pdf, type) =>
  all(elements(pdf, type), (element) => element.text('Alt') || element.text('ActualText') !== undefined, named);

// Languages wherever one may be written: {where, lang}.
function languages(pdf) {
  const held = [{ where: 'the catalog', lang: pdf.text(pdf.catalog['/Lang']) }];
  for (const element of elements(pdf)) held.push({ where: element.name, lang: element.text('Lang') });
  for (const { where, lang } of contentOf(pdf).marks) held.push({ where, lang });
  return held.filter(({ lang }) => lang !== undefined);
}

// Text under `key` needs a language: its own, an element's above it, or the catalog's.
const spoken = (pdf, key) =>
  all(elements(pdf), (element) => element.text(key) === undefined || element.language || pdf.text(pdf.catalog['/Lang']), named);
const spokenMark = (pdf, key) =>
  all(
    contentOf(pdf).marks,
    (mark) =>
      mark[key] === undefined ||
      mark.lang ||
      structureOf(pdf).ownerOfMarks([...mark.outer, mark])?.language ||
      pdf.text(pdf.catalog['/Lang']),
    ({ where }) => where,
  );
const catalogSpeaks = (pdf, any) => unless(!any || pdf.text(pdf.catalog['/Lang']), 'the catalog has no /Lang');

const level = ({ standard }) => Number(standard.slice(1));
const headings = (pdf) => elements(pdf, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6');

function skippedLevels(pdf) {
  let deepest = 0;
  return each(headings(pdf), (heading) => {
    const holds = level(heading) <= deepest + 1;
    const fault = `${heading.name} follows a heading of level ${deepest}`;
    deepest = level(heading);
    return unless(holds, fault);
  });
}

const markInfo = (pdf) => pdf.dictionary(pdf.catalog['/MarkInfo']);
const ids = (pdf) =>
  elements(pdf, 'Note')
    .map((element) => element.text('ID'))
    .filter(Boolean);

export const structureClauses = [
  clause('A 6.7.2-1, UA 6.2-1', 'the catalog says that the file is marked', (pdf) =>
    unless(pdf.get(markInfo(pdf)['/Marked']) === true, '/Marked is not true'),
  ),
  clause('A 6.7.3-1, UA 7.1-11', 'there is a structure tree', (pdf) =>
    unless(pdf.name(structureOf(pdf).root['/Type']) === 'StructTreeRoot', 'none'),
  ),
  clause('A 6.7.3-2, UA 7.1-5', 'every structure type is standard or mapped to one', (pdf) =>
    all(elements(pdf), ({ standard, circular }) => standard || circular, named),
  ),
  clause('A 6.7.3-3, UA 7.1-6', 'no structure type is mapped in a circle', (pdf) => all(elements(pdf), ({ circular }) => !circular, named)),
  clause('A 6.7.3-4, UA 7.1-7', 'no standard structure type is mapped', (pdf) =>
    all(elements(pdf), ({ type, standard }) => standard !== type || !structureOf(pdf).roleMap.has(type), named),
  ),
  clause('A 6.7.4-1', 'languages are empty or well-formed', (pdf) =>
    all(
      languages(pdf),
      ({ lang }) => lang === '' || tag.test(lang),
      ({ where, lang }) => `${where}: ${lang}`,
    ),
  ),
  clause('UA 7.2-29', 'languages are well-formed and not empty', (pdf) =>
    all(
      languages(pdf),
      ({ lang }) => tag.test(lang),
      ({ where, lang }) => `${where}: ${lang}`,
    ),
  ),
  clause('UA 7.1-4', 'nothing is suspect', (pdf) => unless(pdf.get(markInfo(pdf)['/Suspects']) !== true, '/Suspects is true')),
  clause('UA 7.1-10', 'the title is shown', (pdf) =>
    unless(pdf.get(pdf.dictionary(pdf.catalog['/ViewerPreferences'])['/DisplayDocTitle']) === true, '/DisplayDocTitle is not true'),
  ),
  clause('UA 7.1-12', 'every element names its parent', (pdf) =>
    all(
      elements(pdf),
      ({ dict, parent }) => dict['/P'] !== undefined && dict['/P'] === (parent ? parent.ref : structureOf(pdf).rootRef),
      named,
    ),
  ),
  clause('UA 7.2-2', 'bookmarks have a language', (pdf) => catalogSpeaks(pdf, pdf.get(pdf.catalog['/Outlines']))),
  clause('UA 7.2-3', 'a table holds rows, their groups and a caption', (pdf) =>
    holding(pdf, 'Table', /^(Caption )?((TR|THead|TBody|TFoot)( |$))*(Caption)?$/),
  ),
  clause('UA 7.2-4', 'a row stands in a table or a group of rows', (pdf) => inside(pdf, 'TR', 'Table THead TBody TFoot')),
  clause('UA 7.2-5, UA 7.2-6, UA 7.2-7', 'a group of rows stands in a table', (pdf) => inside(pdf, 'THead TBody TFoot', 'Table')),
  clause('UA 7.2-8, UA 7.2-9', 'a cell stands in a row', (pdf) => inside(pdf, 'TH TD', 'TR')),
  clause('UA 7.2-10', 'a row holds cells only', (pdf) => holding(pdf, 'TR', /^((TH|TD)( |$))*$/)),
  clause('UA 7.2-11', 'a table has one THead at most', (pdf) => atMost(pdf, 'Table', 'THead', 1)),
  clause('UA 7.2-12', 'a table has one TFoot at most', (pdf) => atMost(pdf, 'Table', 'TFoot', 1)),
  clause('UA 7.2-13', 'a table with a TFoot has a TBody', (pdf) => withBody(pdf, 'TFoot')),
  clause('UA 7.2-14', 'a table with a THead has a TBody', (pdf) => withBody(pdf, 'THead')),
  clause('UA 7.2-15', 'no cell lies on another', (pdf) => grids(pdf, 'intersection')),
  clause('UA 7.2-16, UA 7.2-39', 'a table has one caption, first or last', (pdf) =>
    all(
      elements(pdf, 'Table'),
      (table) => table.kidTypes().filter((one) => one === 'Caption').length <= 1 && !table.kidTypes().slice(1, -1).includes('Caption'),
      kids,
    ),
  ),
  clause('UA 7.2-17', 'an item stands in a list', (pdf) => inside(pdf, 'LI', 'L')),
  clause('UA 7.2-18', 'the body of an item stands in one', (pdf) => inside(pdf, 'LBody', 'LI')),
  clause('UA 7.2-19', 'a list holds items, lists and a caption', (pdf) => holding(pdf, 'L', /^((Caption|LI|L)( |$))*$/)),
  clause('UA 7.2-20', 'an item holds labels and bodies', (pdf) => holding(pdf, 'LI', /^((Lbl|LBody)( |$))*$/)),
  clause('UA 7.2-21', 'an ActualText has a language', (pdf) => spoken(pdf, 'ActualText')),
  clause('UA 7.2-22', 'an Alt has a language', (pdf) => spoken(pdf, 'Alt')),
  clause('UA 7.2-23', 'an expansion has a language', (pdf) => spoken(pdf, 'E')),
  clause('UA 7.2-30', 'an ActualText in content has a language', (pdf) => spokenMark(pdf, 'actualText')),
  clause('UA 7.2-31', 'an Alt in content has a language', (pdf) => spokenMark(pdf, 'alt')),
  clause('UA 7.2-32', 'an expansion in content has a language', (pdf) => spokenMark(pdf, 'expansion')),
  clause('UA 7.2-33, UA 7.2-34', 'metadata and text have a language', (pdf) => catalogSpeaks(pdf, true)),
  clause('UA 7.2-26', 'an entry of a table of contents stands in one', (pdf) => inside(pdf, 'TOCI', 'TOC')),
  clause('UA 7.2-27, UA 7.2-28', 'a table of contents holds entries, others and a caption first', (pdf) =>
    holding(pdf, 'TOC', /^(Caption( |$))?((TOCI|TOC)( |$))*$/),
  ),
  clause('UA 7.2-36, UA 7.2-37, UA 7.2-38', 'a group of rows holds rows only', (pdf) =>
    ['THead', 'TBody', 'TFoot'].flatMap((type) => holding(pdf, type, /^(TR( |$))*$/)),
  ),
  clause('UA 7.2-40', "a list's caption is its first kid", (pdf) =>
    all(elements(pdf, 'L'), (list) => !list.kidTypes().slice(1).includes('Caption'), kids),
  ),
  clause('UA 7.2-41', 'no cell stands out of its table', (pdf) => grids(pdf, 'rows')),
  clause('UA 7.2-42', 'no cell stands out of its row', (pdf) => grids(pdf, 'columns')),
  clause('UA 7.2-43', 'every row has as many columns as the first', (pdf) => grids(pdf, 'short')),
  clause('UA 7.3-1', 'a figure has an alternative text', (pdf) => alternative(pdf, 'Figure')),
  clause('UA 7.4.2-1', 'headings begin with H1 and skip no level', skippedLevels),
  clause('UA 7.4.4-1', 'an element has one H at most', (pdf) =>
    all(elements(pdf), (element) => element.kidTypes().filter((one) => one === 'H').length <= 1, named),
  ),
  clause('UA 7.4.4-2, UA 7.4.4-3', 'H and H1 to H6 do not stand in one document', (pdf) =>
    unless(elements(pdf, 'H').length === 0 || headings(pdf).length === 0, 'they do'),
  ),
  clause('UA 7.5-1', 'headers have a scope where cells do not name theirs', (pdf) => headers(pdf, 'scope')),
  clause('UA 7.5-2', 'headers that a cell names are there', (pdf) => headers(pdf, 'unknown')),
  clause('UA 7.7-1', 'a formula has an alternative text', (pdf) => alternative(pdf, 'Formula')),
  clause('UA 7.9-1', 'a note has an ID', (pdf) => all(elements(pdf, 'Note'), (element) => element.text('ID'), named)),
  clause('UA 7.9-2', 'IDs of notes are different', (pdf) => unless(new Set(ids(pdf)).size === ids(pdf).length, 'they are not')),
  clause('H header-cells', 'every header cell has its scope, and every cell a header that reaches it', (pdf) => [
    ...headers(pdf, 'bare').map((one) => `${one} has no scope`),
    ...headers(pdf, 'unreached').map((one) => `${one} has no header`),
  ]),
  clause('H one-parent', 'no element is the kid of two', (pdf) => all(elements(pdf), ({ twice }) => !twice, named)),
  clause('H element-type', 'elements say what they are', (pdf) =>
    all(elements(pdf), ({ dict, type }) => type && [undefined, 'StructElem'].includes(pdf.name(dict['/Type'])), named),
  ),
  clause('H not-empty', 'no element is empty but a cell', (pdf) =>
    all(
      elements(pdf),
      ({ kids: inner, content, standard }) => inner.length + content.length > 0 || standard === 'TD' || standard === 'TH',
      named,
    ),
  ),
];
