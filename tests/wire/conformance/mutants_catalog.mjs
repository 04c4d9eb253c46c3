// Sound files made wrong in their annotations, metadata and embedded files.

import { graph } from './mutant.mjs';

const packet = (name, trips, from, to) => graph(name, trips, (held) => held.packet(from, to));
const signature = (range) => (held) => held.add({ '/Type': '/Sig', '/Filter': '/Adobe.PPKLite', '/ByteRange': range, '/Contents': 'b:00' });

export const annotationMutants = [
  graph('permissions of another kind', 'A 6.1.12-1', (held) => (held.catalog['/Perms'] = { '/Mine': {} })),
  graph('a digest beside DocMDP', 'A 6.1.12-2, A 6.4.3-1', (held) => {
    const ref = signature([0, 9, 9, 9])(held);
    held.get(ref)['/Reference'] = [{ '/TransformMethod': '/DocMDP', '/DigestValue': 'b:00' }];
    held.catalog['/Perms'] = { '/DocMDP': ref };
  }),
  graph('a signature over a part', 'A 6.4.3-1', signature([0, 100, 200, 100])),
  graph('a movie', 'A 6.3.1-1, A 6.3.3-1, UA 7.18.1-1', (held) => (held.link['/Subtype'] = '/Movie')),
  graph('a note that stands in a Link', 'A 6.3.3-1, UA 7.18.1-1', (held) => (held.link['/Subtype'] = '/Text')),
  graph('a note without contents', 'A 6.3.3-1, UA 7.18.1-1, UA 7.18.1-2', (held) => {
    held.link['/Subtype'] = '/Text';
    delete held.link['/Contents'];
  }),
  graph('an annotation without flags', 'A 6.3.2-1', (held) => delete held.link['/F']),
  graph('a hidden annotation', 'A 6.3.2-2', (held) => (held.widget['/F'] = 6)),
  graph('an annotation that is not printed', 'A 6.3.2-2', (held) => (held.widget['/F'] = 0)),
  graph('a field without appearance', 'A 6.3.3-1', (held) => delete held.widget['/AP']),
  graph('an appearance for the pressed mouse', 'A 6.3.3-2', (held) => (held.widget['/AP']['/D'] = held.widget['/AP']['/N'])),
  graph('appearances by name in a text field', 'A 6.3.3-2', (held) => (held.widget['/AP']['/N'] = { '/On': held.widget['/AP']['/N'] })),
  graph('a widget with an action', 'A 6.4.1-1', (held) => (held.widget['/A'] = { '/S': '/GoTo', '/D': [held.ref(held.page()), '/Fit'] })),
  graph('a field with additional actions', 'A 6.4.1-1, A 6.4.1-2', (held) => (held.widget['/AA'] = {})),
  graph('appearances left to the reader', 'A 6.4.1-3', (held) => (held.catalog['/AcroForm']['/NeedAppearances'] = true)),
  graph('XFA', 'A 6.4.2-1', (held) => (held.catalog['/AcroForm']['/XFA'] = [])),
  graph('a catalog that asks for rendering', 'A 6.4.2-2', (held) => (held.catalog['/NeedsRendering'] = true)),
  graph('JavaScript', 'A 6.5.1-1', (held) => (held.catalog['/OpenAction'] = { '/S': '/JavaScript', '/JS': 'u:app.alert(1)' })),
  graph(
    'JavaScript by name',
    'A 6.5.1-1, H no-scripts',
    (held) => (held.catalog['/Names']['/JavaScript'] = { '/Names': ['u:a', { '/S': '/JavaScript', '/JS': 'u:1' }] }),
  ),
  graph(
    'a program started at opening',
    'A 6.5.1-1, H no-scripts',
    (held) => (held.catalog['/OpenAction'] = { '/S': '/Launch', '/F': 'u:a.exe' }),
  ),
  graph('a link that starts a program', 'A 6.5.1-1', (held) => (held.link['/A'] = { '/S': '/Launch', '/F': 'u:a.exe' })),
  graph('a named action that prints', 'A 6.5.1-2', (held) => (held.link['/A'] = { '/S': '/Named', '/N': '/Print' })),
  graph('additional actions of the catalog', 'A 6.5.2-1', (held) => (held.catalog['/AA'] = {})),
  graph('additional actions of a page', 'A 6.5.2-2', (held) => (held.page()['/AA'] = {})),
  graph('presentation steps', 'A 6.10-2', (held) => (held.page()['/PresSteps'] = {})),
  graph('a field without a name to be read', 'UA 7.18.1-3', (held) => delete held.widget['/TU']),
  graph('a trap network', 'A 6.3.3-1, UA 7.18.1-1, UA 7.18.2-1', (held) => (held.link['/Subtype'] = '/TrapNet')),
  graph("a printer's mark in the structure", 'A 6.3.3-1, UA 7.18.8-1', (held) => (held.link['/Subtype'] = '/PrinterMark')),
  graph('pages that are walked in another order', 'UA 7.18.3-1, H tabs', (held) => (held.page()['/Tabs'] = '/R')),
  graph('a page without annotations and without Tabs', 'H tabs', (held) => delete held.page(2)['/Tabs']),
  graph('a widget in a paragraph', 'UA 7.18.4-1', (held) => (held.element('Form')['/S'] = '/P')),
  graph('a Form with text', 'UA 7.18.4-2', (held) => held.element('Form')['/K'].push(held.element('Form')['/K'][0])),
  graph('a link in a paragraph', 'UA 7.18.5-1', (held) => (held.element('Link')['/S'] = '/Span')),
  graph('a link without contents', 'UA 7.18.5-2', (held) => delete held.link['/Contents']),
  graph('an annotation without StructParent', 'UA 7.18.5-1, H object-reference', (held) => delete held.link['/StructParent']),
  graph('an element without its annotation', 'H object-reference', (held) => held.element('Link')['/K'].pop()),
];

export const metadataMutants = [
  graph(
    'no metadata',
    'A 6.6.2.1-1, A 6.6.2.1-4, A 6.6.4-1, UA 5-1, UA 7.1-9, H info, H packet-plain',
    (held) => delete held.catalog['/Metadata'],
  ),
  packet('a packet with bytes', 'A 6.6.2.1-2', 'id="W5M0MpCehiHzreSzNTczkc9d"', 'id="W5M0MpCehiHzreSzNTczkc9d" bytes="99"'),
  packet('a packet with an encoding', 'A 6.6.2.1-3', 'id="W5M0MpCehiHzreSzNTczkc9d"', 'id="W5M0MpCehiHzreSzNTczkc9d" encoding="UTF-8"'),
  packet('a packet that is not XML', 'A 6.6.2.1-4, A 6.6.4-1, UA 5-1, UA 7.1-9, H info', '</dc:format>', ''),
  graph('a packet that is not UTF-8', 'A 6.6.2.1-5, A 6.6.2.1-4, A 6.6.4-1, UA 5-1, UA 7.1-9, H info', (held) => {
    const { stream } = held.get(held.catalog['/Metadata']);
    stream.data = Buffer.from(Buffer.from(stream.data, 'base64').toString('utf8'), 'utf16le').toString('base64');
  }),
  packet(
    'a property twice',
    'A 6.6.2.1-4',
    '<pdfuaid:part>1</pdfuaid:part>',
    '<pdfuaid:part>1</pdfuaid:part><pdfuaid:part>1</pdfuaid:part>',
  ),
  packet(
    'a foreign field in an extension schema',
    'A 6.6.2.3-1',
    '<pdfaSchema:prefix>',
    '<pdfaSchema:colour>red</pdfaSchema:colour><pdfaSchema:prefix>',
  ),
  packet(
    'extension schemas in a sequence',
    'A 6.6.2.3-2, A 6.6.2.3-7',
    /<pdfaExtension:schemas><rdf:Bag>([^]*)<\/rdf:Bag>/,
    (_, inside) => `<pdfaExtension:schemas><rdf:Seq>${inside}</rdf:Seq>`,
  ),
  packet('an extension schema without prefix', 'A 6.6.2.3-3', '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>', ''),
  packet(
    'a described property without description',
    'A 6.6.2.3-4',
    '<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>',
    '',
  ),
  packet('a described property of another category', 'A 6.6.2.3-4', '>internal<', '>secret<'),
  packet('a described property of an unknown type', 'A 6.6.2.3-4', '>Integer<', '>Roman<'),
  packet(
    'a described type without field names',
    'A 6.6.2.3-5, A 6.6.2.3-6',
    '<pdfaSchema:property>',
    '<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaType:type xmlns:pdfaType="http://www.aiim.org/pdfa/ns/type#">T</pdfaType:type><pdfaType:field xmlns:pdfaType="http://www.aiim.org/pdfa/ns/type#"><rdf:Seq><rdf:li rdf:parseType="Resource"/></rdf:Seq></pdfaType:field></rdf:li></rdf:Seq></pdfaSchema:valueType><pdfaSchema:property>',
  ),
  packet('no extension schema', 'A 6.6.2.3-7', /<pdfaExtension:schemas>[^]*<\/pdfaExtension:schemas>/, () => ''),
  packet('a property of an unknown schema', 'A 6.6.2.3-7', '<pdfaid:part>', '<my:own xmlns:my="urn:my">1</my:own><pdfaid:part>'),
  packet('a title without languages', 'A 6.6.2.3-7', /<dc:title>.*<\/dc:title>/, (all) => all.replace(/<\/?rdf:[^>]*>/g, '')),
  packet('a part in words', 'A 6.6.2.3-7, UA 5-2', '<pdfuaid:part>1', '<pdfuaid:part>one'),
  packet('no claim of PDF/A', 'A 6.6.4-1', '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>', ''),
  packet('part 2', 'A 6.6.4-2', '<pdfaid:part>3', '<pdfaid:part>2'),
  packet('conformance B', 'A 6.6.4-3', '>A</pdfaid', '>B</pdfaid'),
  packet('another prefix for pdfaid', 'A 6.6.4-4', /pdfaid([:=])/g, (_, sign) => `archive${sign}`),
  packet('no claim of PDF/UA', 'UA 5-1', '<pdfuaid:part>1</pdfuaid:part>', ''),
  packet('part 2 of PDF/UA', 'UA 5-2', '<pdfuaid:part>1', '<pdfuaid:part>2'),
  packet('another prefix for pdfuaid', 'UA 5-3', /(xmlns:|<|<\/)pdfuaid(?=[:=])/g, (_, before) => `${before}access`),
  packet(
    'an amendment under another prefix',
    'UA 5-4, A 6.6.2.3-7',
    '<pdfuaid:part>',
    '<x2:amd xmlns:x2="http://www.aiim.org/pdfua/ns/id/">1</x2:amd><pdfuaid:part>',
  ),
  packet('no title', 'UA 7.1-9, H info', /<dc:title>.*<\/dc:title>/, () => ''),
  packet('another title than in Info', 'H info', '>ตัวอย่าง<', '>ตัวอย่างอื่น<'),
  graph('another date than in XMP', 'H info, H params', (held) => (held.info['/CreationDate'] = "u:D:20210625090000+00'00'")),
  graph('an author in Info only', 'H info', (held) => (held.info['/Author'] = 'u:สมมุติ')),
  graph('a packet of another kind', 'H packet-plain', (held) => (held.get(held.catalog['/Metadata']).stream.dict['/Type'] = '/Data')),
];

export const attachmentMutants = [
  graph('no MIME type', 'A 6.8-1', (held) => delete held.embedded['/Subtype']),
  graph('a MIME type that is none', 'A 6.8-1', (held) => (held.embedded['/Subtype'] = '/json')),
  graph('no UF', 'A 6.8-2, UA 7.11-1, H attached', (held) => delete held.file['/UF']),
  graph('an empty F', 'UA 7.11-1', (held) => (held.file['/F'] = 'u:')),
  graph('no relationship', 'A 6.8-3', (held) => delete held.file['/AFRelationship']),
  graph('another relationship', 'H relationship', (held) => (held.file['/AFRelationship'] = '/Friend')),
  graph('not associated', 'A 6.8-4, H attached', (held) => held.catalog['/AF'].shift()),
  graph('not named', 'H attached, H data', (held) => delete held.catalog['/Names']),
  graph('embedded data that is not JSON', 'H data', (held) => held.edit(held.file['/EF']['/F'], '{"n": 52}', '{"n": 52!')),
  graph('alternate presentations', 'A 6.10-1', (held) => (held.catalog['/Names']['/AlternatePresentations'] = {})),
  graph('requirements', 'A 6.11-1', (held) => (held.catalog['/Requirements'] = [])),
  graph('no params', 'H params', (held) => delete held.embedded['/Params']),
  graph('no date', 'H params', (held) => delete held.embedded['/Params']['/ModDate']),
  graph('another size', 'H params', (held) => (held.embedded['/Params']['/Size'] = 8)),
  graph('a bookmark that leads nowhere', 'H bookmarks', (held) => delete held.get(held.get(held.catalog['/Outlines'])['/First'])['/Dest']),
];
