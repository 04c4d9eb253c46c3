// Sound files made wrong in their structure and in the marks of their content.

import { graph } from './mutant.mjs';

const spanned = (held, n, attributes) => Object.assign(held.element('TD', n), { '/A': { '/O': '/Table', ...attributes } });

export const marksMutants = [
  graph('content outside a mark', 'UA 7.1-3', (held) => held.content('/Artifact', '0 0 m 9 9 l S /Artifact')),
  graph('text outside a mark', 'UA 7.1-3', (held) =>
    held.content(/(<[0-9a-f]+> Tj) ET\nEMC/, (_, show) => `ET EMC BT /F1 12 Tf ${show} ET`),
  ),
  graph('content under a mark of no meaning', 'UA 7.1-3', (held) => held.content('/Artifact <</Type /Pagination>> BDC', '/Thing BMC')),
  graph('an artifact in tagged content', 'UA 7.1-1, H flat-marks', (held) =>
    held.content('10 10 80 80 re f', '/Artifact BMC 10 10 80 80 re f EMC'),
  ),
  graph('tagged content in an artifact', 'UA 7.1-2', (held) =>
    held.content(/EMC\n(\/\S+ <<\/MCID 0>> BDC[^]*?EMC)/, (_, marked) => `${marked} EMC\n`),
  ),
  graph('tagged content in tagged content', 'H flat-marks', (held) =>
    held.content(/EMC\n(\/H1 <<\/MCID 1>> BDC[^]*?EMC)/, (_, marked) => `${marked} EMC\n`),
  ),
  graph('an MCID twice', 'H claimed-content, H unique-mcid', (held) => held.content('<</MCID 2>>', '<</MCID 1>>')),
  graph('an MCID that no element has', 'UA 7.1-3, H parent-tree, H claimed-content', (held) => held.content('<</MCID 2>>', '<</MCID 99>>')),
  graph(
    'the parent tree names another element',
    'H parent-tree',
    (held) => ([held.owners[1], held.owners[2]] = [held.owners[2], held.owners[1]]),
  ),
  graph('the parent tree lacks an element', 'UA 7.1-3, H parent-tree', (held) => (held.owners[1] = null)),
  graph('the parent tree has one too many', 'H claimed-content', (held) => held.owners.push(held.owners[0])),
  graph(
    'no parent tree',
    'UA 7.1-3, UA 7.18.4-1, UA 7.18.5-1, H parent-tree, H object-reference',
    (held) => delete held.tree['/ParentTree'],
  ),
  graph('no StructParents', 'UA 7.1-3, H parent-tree, H claimed-content, H struct-parents', (held) => delete held.page()['/StructParents']),
  graph(
    'two pages with one StructParents',
    'H parent-tree, H claimed-content, H struct-parents',
    (held) => (held.page(2)['/StructParents'] = 0),
  ),
  graph('the next key of the parent tree is used', 'H struct-parents', (held) => (held.tree['/ParentTreeNextKey'] = 1)),
  graph('an element claims content of another page', 'H parent-tree', (held) => (held.element('H1')['/Pg'] = held.ref(held.page(2)))),
  graph(
    'an element with content and without a page',
    'H parent-tree, H claimed-content, H page-of-element',
    (held) => delete held.element('H1')['/Pg'],
  ),
  graph('an ActualText that says something else', 'H actual-text', (held) =>
    held.content('<</MCID 1>>', '<</MCID 1 /ActualText (draft)>>'),
  ),
  graph('a mark that is not closed', 'H content-balance', (held) => held.content(/EMC\n$/, () => '')),
];

export const structureMutants = [
  graph('not marked', 'A 6.7.2-1', (held) => (held.catalog['/MarkInfo']['/Marked'] = false)),
  graph('suspects', 'UA 7.1-4', (held) => (held.catalog['/MarkInfo']['/Suspects'] = true)),
  graph(
    'no structure tree',
    'A 6.7.3-1, UA 7.1-3, UA 7.18.4-1, UA 7.18.5-1, H parent-tree, H object-reference, H struct-parents',
    (held) => delete held.catalog['/StructTreeRoot'],
  ),
  graph('an unknown structure type', 'A 6.7.3-2', (held) => (held.element('P')['/S'] = '/Absatz')),
  graph('types mapped in a circle', 'A 6.7.3-3', (held) => {
    held.tree['/RoleMap'] = { '/Memo': '/Note1', '/Note1': '/Memo' };
    held.element('P')['/S'] = '/Memo';
  }),
  graph('a standard type mapped to another', 'A 6.7.3-4', (held) => (held.tree['/RoleMap']['/P'] = '/Span')),
  graph('an element without its parent', 'UA 7.1-12', (held) => delete held.element('P')['/P']),
  graph('an element with another parent', 'UA 7.1-12', (held) => (held.element('LI')['/P'] = held.ref(held.element('P')))),
  graph('an element that is the kid of two', 'H one-parent', (held) => held.element('Document')['/K'].push(held.ref(held.element('H1')))),
  graph('an element of another kind', 'H element-type', (held) => (held.element('P')['/Type'] = '/Element')),
  graph('an empty element', 'H not-empty', (held) =>
    held
      .element('Document')
      ['/K'].push(held.add({ '/Type': '/StructElem', '/S': '/P', '/P': held.ref(held.element('Document')), '/K': [] })),
  ),
  graph('no language', 'UA 7.2-2, UA 7.2-22, UA 7.2-24, UA 7.2-25, UA 7.2-33, H language', (held) => delete held.catalog['/Lang']),
  graph(
    'an ActualText and an expansion, and no language',
    'UA 7.2-2, UA 7.2-21, UA 7.2-22, UA 7.2-23, UA 7.2-24, UA 7.2-25, UA 7.2-30, UA 7.2-31, UA 7.2-32, UA 7.2-33, H language',
    (held) => {
      delete held.catalog['/Lang'];
      Object.assign(held.element('H1'), { '/ActualText': 'u:ก', '/E': 'u:ข' });
      const actual = Buffer.from('ร่าง', 'utf16le').swap16().toString('hex');
      held.content('<</MCID 1>>', `<</MCID 1 /ActualText <FEFF${actual}> /Alt (b) /E (c)>>`);
    },
  ),
  graph('an empty language', 'UA 7.2-29', (held) => (held.element('P')['/Lang'] = 'u:')),
  graph('a language in words', 'A 6.7.4-1, UA 7.2-29', (held) => (held.element('P')['/Lang'] = 'u:ภาษาอังกฤษ')),
  graph('a language in content that is none', 'A 6.7.4-1, UA 7.2-29', (held) => held.content('<</MCID 1>>', '<</MCID 1 /Lang (en_US!)>>')),
  graph('another language than Thai', 'H language', (held) => (held.catalog['/Lang'] = 'u:en')),
  graph('the title not shown', 'UA 7.1-10', (held) => (held.catalog['/ViewerPreferences']['/DisplayDocTitle'] = false)),
  graph('headings that begin with H2', 'UA 7.4.2-1', (held) => (held.element('H1')['/S'] = '/H2')),
  graph('a heading level skipped', 'UA 7.4.2-1', (held) => (held.element('H2')['/S'] = '/H3')),
  graph('H beside H1', 'UA 7.4.4-2', (held) => (held.element('H2', 2)['/S'] = '/H')),
  graph('two H in one element', 'UA 7.4.4-1, UA 7.4.4-2', (held) => ['H2', 'H2'].forEach((type) => (held.element(type)['/S'] = '/H'))),
  graph('a figure without alternative', 'UA 7.3-1', (held) => delete held.element('Figure')['/Alt']),
  graph('a figure with an empty alternative', 'UA 7.3-1', (held) => (held.element('Figure')['/Alt'] = 'u:')),
  graph('a formula without alternative', 'UA 7.7-1', (held) => delete held.element('Formula')['/Alt']),
  graph('a note without ID', 'UA 7.9-1', (held) => delete held.element('Note')['/ID']),
  graph('two notes with one ID', 'UA 7.9-2', (held) => Object.assign(held.element('P'), { '/S': '/Note', '/ID': 'u:note-1' })),
];

export const tableMutants = [
  graph('a header without scope', 'UA 7.5-1, H header-cells', (held) => {
    delete held.element('TH')['/A']['/Scope'];
    held.element('TH')['/S'] = '/TH';
    delete held.element('TH', 2)['/A']['/Scope'];
    held.element('THead')['/S'] = '/TBody';
    held.element('TBody', 2)['/K'].unshift(...held.element('TBody')['/K'].splice(0));
    held.element('TBody', 2)['/K'].push(held.element('TBody', 2)['/K'].shift());
    for (const ref of held.element('TBody', 2)['/K']) held.get(ref)['/P'] = held.ref(held.element('TBody', 2));
    held.element('Table')['/K'].splice(1, 1);
  }),
  graph('one header without scope', 'H header-cells', (held) => delete held.element('TH')['/A']),
  graph('a header of rows over columns', 'H header-cells', (held) => (held.element('TH')['/A']['/Scope'] = '/Row')),
  graph('a cell names a header that is not there', 'UA 7.5-2', (held) => spanned(held, 2, { '/Headers': ['u:nobody'] })),
  graph('a row shorter than the first', 'UA 7.2-43', (held) => {
    held.element('TR', 2)['/K'].pop();
  }),
  graph('a row longer than the first', 'UA 7.2-42, UA 7.2-43', (held) => spanned(held, 5, { '/ColSpan': 2 })),
  graph('a cell that leaves the table', 'UA 7.2-41, UA 7.2-43', (held) => spanned(held, 6, { '/ColSpan': 3, '/RowSpan': 2 })),
  graph('a cell on another', 'UA 7.2-15, UA 7.2-42', (held) => {
    delete held.element('TD')['/A'];
    spanned(held, 3, { '/RowSpan': 2 });
    spanned(held, 4, { '/ColSpan': 3 });
  }),
  graph('a paragraph among rows', 'UA 7.2-3, UA 7.2-14, UA 7.2-4, UA 7.2-13', (held) => (held.element('TBody')['/S'] = '/Div')),
  graph('a caption in the middle', 'UA 7.2-3, UA 7.2-16', (held) =>
    held.element('Table')['/K'].splice(1, 0, ...held.element('Table')['/K'].splice(0, 1)),
  ),
  graph('two captions', 'UA 7.2-3, UA 7.2-16', (held) => {
    const table = held.element('Table');
    held.element('H2', 2)['/S'] = '/Caption';
    const [moved] = held.element('Document')['/K'].splice(-2, 1);
    held.get(moved)['/P'] = held.ref(table);
    table['/K'].unshift(moved);
  }),
  graph('a cell out of its row', 'UA 7.2-8', (held) => (held.element('P')['/S'] = '/TD')),
  graph('a row out of its table', 'UA 7.2-4, UA 7.2-10', (held) => (held.element('P')['/S'] = '/TR')),
  graph('a head out of its table', 'UA 7.2-5, UA 7.2-36', (held) => (held.element('P')['/S'] = '/THead')),
  graph('a paragraph in a row', 'UA 7.2-10, UA 7.2-43', (held) => (held.element('TD', 5)['/S'] = '/P')),
  graph('two heads', 'UA 7.2-11', (held) => (held.element('TFoot')['/S'] = '/THead')),
  graph('two feet', 'UA 7.2-12', (held) => (held.element('THead')['/S'] = '/TFoot')),
  graph('no body', 'UA 7.2-13, UA 7.2-14, UA 7.2-12', (held) => (held.element('TBody')['/S'] = '/TFoot')),
  graph('a group of rows holds a cell', 'UA 7.2-36, UA 7.2-8', (held) => {
    const [row] = held.element('TFoot')['/K'];
    const [cell] = held.get(row)['/K'].splice(0);
    held.get(cell)['/P'] = held.ref(held.element('TFoot'));
    held.element('TFoot')['/K'] = [cell];
  }),
];

export const listMutants = [
  graph('an item out of its list', 'UA 7.2-17', (held) => (held.element('L')['/S'] = '/Div')),
  graph('a body out of its item', 'UA 7.2-18, UA 7.2-19', (held) => (held.element('LI')['/S'] = '/P')),
  graph('a paragraph in an item', 'UA 7.2-20', (held) => (held.element('LBody')['/S'] = '/P')),
  graph('a caption after items', 'UA 7.2-40', (held) => {
    const [caption] = held.element('Table')['/K'].splice(0, 1);
    held.get(caption)['/P'] = held.ref(held.element('L'));
    held.element('L')['/K'].push(caption);
  }),
  graph('an entry out of its contents', 'UA 7.2-26', (held) => (held.element('TOC')['/S'] = '/Div')),
  graph('a paragraph in the contents', 'UA 7.2-27', (held) => (held.element('TOCI')['/S'] = '/P')),
];
