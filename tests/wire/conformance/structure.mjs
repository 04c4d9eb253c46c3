// The structure tree: elements with their kids, and the way back from content to them.

// ISO 32000-1, 14.8.4.
export const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

class Element {
  // content: {mcid, owner} of marked content, {object} of an object reference; order: both, in turn.
  kids = [];
  content = [];
  order = [];

  constructor(pdf, ref, parent) {
    Object.assign(this, { pdf, ref, parent, dict: pdf.dictionary(ref) });
    this.type = pdf.name(this.dict['/S']);
    this.name = `${this.type} ${ref}`;
  }

  text(key) {
    return this.pdf.text(this.dict[`/${key}`]);
  }

  // The value of an attribute that the element has under any owner.
  attribute(key) {
    const held = this.pdf.get(this.dict['/A']);
    for (const one of Array.isArray(held) ? held : [held]) {
      const value = this.pdf.dictionary(one)[`/${key}`];
      if (value !== undefined) return this.pdf.get(value);
    }
    return undefined;
  }

  kidTypes() {
    return this.kids.map(({ standard }) => standard);
  }

  // The language of its own or of what it stands in; undefined where only the catalog tells.
  get language() {
    return this.text('Lang') ?? this.parent?.language;
  }
}

// Where a type ends in the role map: {standard, circular, remapped}.
export function roleOf(roleMap, type) {
  const seen = new Set();
  for (let one = type; one !== undefined; one = roleMap.get(one)) {
    if (seen.has(one)) return { circular: true };
    seen.add(one);
    if (standardTypes.has(one)) return { standard: one };
  }
  return {};
}

class Structure {
  elements = [];
  byRef = new Map();

  constructor(pdf) {
    this.pdf = pdf;
    this.rootRef = pdf.catalog['/StructTreeRoot'];
    this.root = pdf.dictionary(this.rootRef);
    this.roleMap = new Map(Object.entries(pdf.dictionary(this.root['/RoleMap'])).map(([from, to]) => [from.slice(1), pdf.name(to)]));
    for (const kid of this.kidsOf(this.root)) this.read(kid, null);
    this.parents = new Map();
    this.readNumbers(this.root['/ParentTree']);
  }

  kidsOf(dict) {
    const held = this.pdf.get(dict['/K']);
    return Array.isArray(held) ? held : dict['/K'] === undefined ? [] : [dict['/K']];
  }

  read(ref, parent) {
    const element = new Element(this.pdf, ref, parent);
    if (this.byRef.has(ref)) return (this.byRef.get(ref).twice = true);
    Object.assign(element, roleOf(this.roleMap, element.type));
    this.elements.push(element);
    this.byRef.set(ref, element);
    parent?.kids.push(element);
    parent?.order.push(element);
    for (const kid of this.kidsOf(element.dict)) this.readKid(element, kid);
    return undefined;
  }

  readKid(element, kid) {
    const held = this.pdf.get(kid);
    const dict = this.pdf.dictionary(kid);
    const type = this.pdf.name(dict['/Type']);
    const put = (content) => [element.content, element.order].forEach((list) => list.push(content));
    if (typeof held === 'number') put({ mcid: held, owner: element.dict['/Pg'] });
    else if (type === 'MCR') put({ mcid: this.pdf.number(dict['/MCID']), owner: dict['/Stm'] ?? dict['/Pg'] ?? element.dict['/Pg'] });
    else if (type === 'OBJR') put({ object: dict['/Obj'] });
    else if (held) this.read(kid, element);
  }

  readNumbers(node) {
    const dict = this.pdf.dictionary(node);
    const pairs = this.pdf.list(dict['/Nums']);
    for (let i = 0; i + 1 < pairs.length; i += 2) this.parents.set(pairs[i], pairs[i + 1]);
    this.pdf.list(dict['/Kids']).forEach((kid) => this.readNumbers(kid));
  }

  // The element that the parent tree names for an MCID of a stream; undefined where none is.
  elementOf({ key, mcid }) {
    if (key === undefined || mcid === undefined) return undefined;
    return this.byRef.get(this.pdf.list(this.parents.get(key))[mcid]);
  }

  // The element that an annotation belongs to.
  ownerOf(annotation) {
    return this.byRef.get(this.parents.get(this.pdf.number(annotation['/StructParent'])));
  }

  // The innermost element that content under these marks belongs to.
  ownerOfMarks(marks) {
    for (const mark of [...marks].reverse()) {
      const owner = mark.annotation ? this.ownerOf(mark.annotation) : this.elementOf(mark);
      if (owner) return owner;
    }
    return undefined;
  }

  of(...types) {
    return this.elements.filter(({ standard }) => types.includes(standard));
  }
}

export const structureOf = (pdf) => pdf.once(readStructure);
const readStructure = (pdf) => new Structure(pdf);
