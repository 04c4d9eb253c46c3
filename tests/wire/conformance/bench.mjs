// The sound file on the bench: its parts by name, to be changed.


export class Bench {
  constructor(graph) {
    Object.assign(this, structuredClone({ objects: graph.objects, trailer: graph.trailer }));
  }

  get(value) {
    return typeof value === 'string' && this.objects.has(value) ? this.objects.get(value) : value;
  }

  find(holds) {
    const found = [...this.objects.values()].find((held) => holds(held.stream ? held.stream.dict : held));
    if (!found) throw new Error('the sound file has no such object');
    return found;
  }

  get catalog() {
    return this.get(this.trailer['/Root']);
  }

  get info() {
    return this.get(this.trailer['/Info']);
  }

  page(number = 1) {
    return this.get(this.get(this.catalog['/Pages'])['/Kids'][number - 1]);
  }

  get tree() {
    return this.get(this.catalog['/StructTreeRoot']);
  }

  // Entries of the parent tree for page 1.
  get owners() {
    return this.get(this.get(this.tree['/ParentTree'])['/Nums'][1]);
  }

  // The nth element of a type.
  element(type, n = 1) {
    return [...this.objects.values()].filter((held) => held['/Type'] === '/StructElem' && held['/S'] === `/${type}`)[n - 1];
  }

  ref(object) {
    return [...this.objects].find(([, held]) => held === object)[0];
  }

  add(value) {
    const ref = `${this.objects.size + 1} 0 R`;
    this.objects.set(ref, value);
    return ref;
  }

  stream(dict, data) {
    return this.add({ stream: { dict, data: Buffer.from(data).toString('base64') } });
  }

  // Puts other words into a stream; the words must be there.
  edit(object, from, to) {
    const { stream } = this.get(object);
    const before = Buffer.from(stream.data, 'base64').toString('latin1');
    const put = (text) => Buffer.from(text, 'utf8').toString('latin1');
    const after = before.replace(from instanceof RegExp ? from : put(from), typeof to === 'string' ? () => put(to) : to);
    if (after === before) throw new Error(`${from} is not in the stream`);
    stream.data = Buffer.from(after, 'latin1').toString('base64');
  }

  content(from, to, number = 1) {
    this.edit(this.page(number)['/Contents'], from, to);
  }

  packet(from, to) {
    this.edit(this.catalog['/Metadata'], from, to);
  }

  get resources() {
    return this.get(this.page()['/Resources']);
  }

  get font() {
    return this.get(this.resources['/Font']['/F1']);
  }

  get descendant() {
    return this.get(this.font['/DescendantFonts'][0]);
  }

  get descriptor() {
    return this.get(this.descendant['/FontDescriptor']);
  }

  get form() {
    return this.get(this.resources['/XObject']['/X1']).stream.dict;
  }

  get link() {
    return this.get(this.page()['/Annots'][0]);
  }

  get widget() {
    return this.get(this.page()['/Annots'][1]);
  }

  get intent() {
    return this.catalog['/OutputIntents'][0];
  }

  get file() {
    return this.get(this.catalog['/AF'][0]);
  }

  get embedded() {
    return this.get(this.file['/EF']['/F']).stream.dict;
  }

  // A graphics state that page 1 uses.
  state(dict) {
    this.resources['/ExtGState'] = { '/G1': { '/Type': '/ExtGState', ...dict } };
    this.content('q 1 0', 'q /G1 gs 1 0');
  }
}
