// A PDF that holds every clause and has one of everything that a clause is about: headings, a
// list, a table, a figure, a note, a formula, contents, a link, a form field, bookmarks, an
// embedded file. Its fonts are those of a rendered document.

import { fontsOf } from './fonts.mjs';

const stream = (dict, data) => ({ stream: { dict, data: Buffer.from(data).toString('base64') } });
const th = 'th-TH';

export const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">ตัวอย่าง</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2021-06-25T09:00:00+07:00</xmp:CreateDate>
<pdf:Producer>Saraban</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
`;

// The head of an ICC profile: version 4, monitor, RGB to XYZ, and no tags.
function profile() {
  const bytes = Buffer.alloc(132);
  bytes.writeUInt32BE(132, 0);
  bytes[8] = 4;
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  return bytes;
}

// What stands on a page: [type, attributes, kids], a kid being an element, {text} or {object}.
const trees = [
  [
    ['TOC', {}, [['TOCI', {}, [{ text: 1 }]]]],
    ['H1', {}, [{ text: 1 }]],
    [
      'P',
      { '/Lang': 'u:en' },
      [
        { text: 2 },
        ['Link', {}, [{ text: 1 }, { object: 'link' }]],
        ['Note', { '/ID': 'u:note-1' }, [['Lbl', {}, [{ text: 1 }]], { text: 1 }]],
      ],
    ],
    ['H2', {}, [{ text: 1 }]],
    [
      'L',
      {},
      [
        [
          'LI',
          {},
          [
            ['Lbl', {}, [{ text: 1 }]],
            ['LBody', {}, [['P', {}, [{ text: 1 }]]]],
          ],
        ],
      ],
    ],
    ['Figure', { '/Alt': 'u:รูป', '/A': { '/O': '/Layout', '/BBox': [10, 10, 90, 90], '/Placement': '/Block' } }, [{ drawing: true }]],
    ['Formula', { '/Alt': 'u:สูตร' }, [{ text: 1 }]],
    ['Form', {}, [{ object: 'widget' }]],
  ],
  [
    ['H2', {}, [{ text: 1 }]],
    [
      'Table',
      {},
      [
        ['Caption', {}, [{ text: 1 }]],
        [
          'THead',
          {},
          [
            [
              'TR',
              {},
              [
                ['TH', scope('Column'), [{ text: 1 }]],
                ['TH', scope('Column', { '/ColSpan': 2 }), [{ text: 1 }]],
              ],
            ],
          ],
        ],
        [
          'TBody',
          {},
          [
            [
              'TR',
              {},
              [
                ['TD', { '/A': { '/O': '/Table', '/RowSpan': 2 } }, [{ text: 1 }]],
                ['TD', {}, [{ text: 1 }]],
                ['TD', {}, []],
              ],
            ],
            [
              'TR',
              {},
              [
                ['TD', {}, [{ text: 1 }]],
                ['TD', {}, [{ text: 1 }]],
              ],
            ],
          ],
        ],
        ['TFoot', {}, [['TR', {}, [['TD', { '/A': { '/O': '/Table', '/ColSpan': 3 } }, [{ text: 1 }]]]]]],
      ],
    ],
  ],
];

function scope(which, more = {}) {
  return { '/A': { '/O': '/Table', '/Scope': `/${which}`, ...more } };
}

class Sound {
  objects = new Map();
  parents = [];
  last = 0;

  add(value) {
    const ref = `${++this.last} 0 R`;
    this.objects.set(ref, value);
    return ref;
  }

  // Takes over an object of another file with all that it refers to.
  adopt(pdf, value) {
    if (typeof value === 'string' && /^\d+ \d+ R$/.test(value)) {
      const held = pdf.objects.get(value);
      return this.add(
        held?.stream ? { stream: { dict: this.adopt(pdf, held.stream.dict), data: held.stream.data } } : this.adopt(pdf, held),
      );
    }
    if (Array.isArray(value)) return value.map((one) => this.adopt(pdf, one));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, this.adopt(pdf, held)]));
  }

  element([type, attributes, kids], parent, page) {
    const dict = { '/Type': '/StructElem', '/S': `/${type}`, '/P': parent, '/Pg': page.ref, ...attributes };
    const ref = this.add(dict);
    dict['/K'] = kids.map((kid) => this.kid(kid, type, ref, page));
    return ref;
  }

  kid(kid, type, ref, page) {
    if (Array.isArray(kid)) return this.element(kid, ref, page);
    if (kid.object) {
      this.annotations[kid.object]['/StructParent'] = this.nextKey;
      this.parents.push(this.nextKey++, ref);
      return { '/Type': '/OBJR', '/Obj': this[kid.object], '/Pg': page.ref };
    }
    const mcid = page.owners.push(ref) - 1;
    page.content += `/${type} <</MCID ${mcid}>> BDC\n${kid.drawing ? '0.5 0.2 0.1 rg 10 10 80 80 re f' : `BT /F1 12 Tf 72 ${700 - 20 * mcid} Td <${this.word.repeat(kid.text)}> Tj ET`}\nEMC\n`;
    return mcid;
  }

  page(ref, number) {
    return { ref, number, owners: [], content: '/Artifact <</Type /Pagination>> BDC\nq 1 0 0 1 0 0 cm /X1 Do Q\nEMC\n' };
  }

  build(pdf) {
    const [font] = fontsOf(pdf);
    this.word = [...font.shown.keys()]
      .slice(0, 4)
      .map((code) => code.toString(16).padStart(4, '0'))
      .join('');
    const catalog = this.add({
      '/Type': '/Catalog',
      '/Lang': `u:${th}`,
      '/MarkInfo': { '/Marked': true },
      '/ViewerPreferences': { '/DisplayDocTitle': true },
      '/Spare': ['(x)', 1234567],
    });
    const root = this.add({ '/Type': '/StructTreeRoot' });
    const pages = this.add({ '/Type': '/Pages', '/Count': trees.length });
    const resources = {
      '/Font': { '/F1': this.adopt(pdf, font.ref) },
      '/XObject': {
        '/X1': this.add(stream({ '/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 9, 9], '/Resources': {} }, '0 0 9 9 re f\n')),
      },
    };
    this.addAnnotations();
    this.nextKey = trees.length;
    const drawn = trees.map((_, i) =>
      this.page(
        this.add({
          '/Type': '/Page',
          '/Parent': pages,
          '/MediaBox': [0, 0, 595, 842],
          '/Resources': resources,
          '/StructParents': i,
          '/Tabs': '/S',
        }),
        i,
      ),
    );
    const document = this.add({ '/Type': '/StructElem', '/S': '/Document', '/P': root });
    this.objects.get(document)['/K'] = drawn.flatMap((page, i) => trees[i].map((tree) => this.element(tree, document, page)));
    for (const page of drawn) this.objects.get(page.ref)['/Contents'] = this.add(stream({}, page.content));
    this.objects.get(drawn[0].ref)['/Annots'] = [this.link, this.widget];
    const numbers = [...drawn.flatMap(({ number, owners }) => [number, this.add(owners)]), ...this.parents];
    Object.assign(this.objects.get(root), {
      '/K': document,
      '/ParentTree': this.add({ '/Nums': numbers }),
      '/ParentTreeNextKey': this.nextKey,
      '/RoleMap': { '/Memo': '/P' },
    });
    this.objects.get(pages)['/Kids'] = drawn.map(({ ref }) => ref);
    this.addCatalog(this.objects.get(catalog), drawn[1].ref);
    const info = this.add({ '/Title': 'u:ตัวอย่าง', '/Producer': 'u:Saraban', '/CreationDate': "u:D:20210625090000+07'00'" });
    return {
      objects: this.objects,
      trailer: { '/Root': catalog, '/Info': info, '/ID': ['b:cf3952f9c9d75f11f73e1d08c9683f9d', 'b:cf3952f9c9d75f11f73e1d08c9683f9d'] },
    };
  }

  addAnnotations() {
    const look = this.add(
      stream({ '/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 60, 20], '/Resources': {} }, '0 0 60 20 re S\n'),
    );
    const link = {
      '/Type': '/Annot',
      '/Subtype': '/Link',
      '/F': 4,
      '/Rect': [72, 72, 144, 90],
      '/Border': [0, 0, 0],
      '/Contents': 'u:ไปยังเว็บไซต์',
      '/A': { '/S': '/URI', '/URI': 'u:https://example.go.th/' },
    };
    const widget = {
      '/Type': '/Annot',
      '/Subtype': '/Widget',
      '/FT': '/Tx',
      '/T': 'u:name',
      '/TU': 'u:ชื่อ',
      '/F': 4,
      '/Rect': [72, 40, 132, 60],
      '/AP': { '/N': look },
    };
    this.annotations = { link, widget };
    this.link = this.add(link);
    this.widget = this.add(widget);
  }

  file(name, text) {
    const params = { '/Size': text.length, '/ModDate': "u:D:20210625090000+07'00'" };
    const data = this.add(stream({ '/Type': '/EmbeddedFile', '/Subtype': '/application/json', '/Params': params }, text));
    return this.add({
      '/Type': '/Filespec',
      '/F': `u:${name}`,
      '/UF': `u:${name}`,
      '/AFRelationship': '/Source',
      '/EF': { '/F': data, '/UF': data },
    });
  }

  addCatalog(catalog, second) {
    const pages = Object.fromEntries([...this.objects].filter(([, held]) => held['/Type'] === '/Pages').map(([ref]) => ['/Pages', ref]));
    const root = [...this.objects].find(([, held]) => held['/Type'] === '/StructTreeRoot')[0];
    const files = [this.file('data.json', '{"n": 52}'), this.file('render.json', '{"form": "memo"}')];
    const outlines = this.add({ '/Type': '/Outlines', '/Count': 1 });
    const item = this.add({ '/Title': 'u:ตัวอย่าง', '/Parent': outlines, '/Dest': [second, '/XYZ', 0, 800, 0] });
    Object.assign(this.objects.get(outlines), { '/First': item, '/Last': item });
    const intent = {
      '/Type': '/OutputIntent',
      '/S': '/GTS_PDFA1',
      '/OutputConditionIdentifier': 'u:sRGB',
      '/DestOutputProfile': this.add(stream({ '/N': 3 }, profile())),
    };
    Object.assign(catalog, pages, {
      '/StructTreeRoot': root,
      '/Metadata': this.add(stream({ '/Type': '/Metadata', '/Subtype': '/XML' }, packet)),
      '/OutputIntents': [intent],
      '/Outlines': outlines,
      '/Names': { '/EmbeddedFiles': { '/Names': ['u:data.json', files[0], 'u:render.json', files[1]] } },
      '/AF': files,
      '/AcroForm': { '/Fields': [this.widget] },
    });
  }
}

// The graph, with the fonts of `pdf`.
export const soundGraph = (pdf) => new Sound().build(pdf);
