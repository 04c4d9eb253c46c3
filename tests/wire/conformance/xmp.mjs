// An XMP packet as properties.

import { DOMParser } from '@xmldom/xmldom';

export const spaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xml: 'http://www.w3.org/XML/1998/namespace',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  pdfaType: 'http://www.aiim.org/pdfa/ns/type#',
  pdfaField: 'http://www.aiim.org/pdfa/ns/field#',
};

const elementsOf = (node) => Array.from(node?.childNodes ?? []).filter(({ nodeType }) => nodeType === 1);
const isRdf = (node, name) => node.namespaceURI === spaces.rdf && node.localName === name;

// A value: {text}, {array: 'Bag'|'Seq'|'Alt', items: [{lang, ...value}]}, {fields: [property]}.
function valueOf(node) {
  const inside = elementsOf(node);
  const array = inside.find((one) => ['Bag', 'Seq', 'Alt'].some((name) => isRdf(one, name)));
  if (array) {
    const items = elementsOf(array).filter((one) => isRdf(one, 'li'));
    return { array: array.localName, items: items.map((one) => ({ lang: one.getAttributeNS(spaces.xml, 'lang'), ...valueOf(one) })) };
  }
  const resource = inside.find((one) => isRdf(one, 'Description'));
  if (resource) return { fields: propertiesOf(resource) };
  if (node.getAttributeNS(spaces.rdf, 'parseType') === 'Resource') return { fields: propertiesOf(node) };
  return inside.length > 0 ? { odd: true } : { text: node.textContent };
}

function propertiesOf(description) {
  const isProperty = ({ namespaceURI, name }) => namespaceURI !== spaces.rdf && namespaceURI !== spaces.xml && !name.startsWith('xmlns');
  const attributes = Array.from(description.attributes)
    .filter(isProperty)
    .map((one) => ({ space: one.namespaceURI, prefix: one.prefix, name: one.localName, text: one.value }));
  return [
    ...attributes,
    ...elementsOf(description).map((one) => ({ space: one.namespaceURI, prefix: one.prefix, name: one.localName, ...valueOf(one) })),
  ];
}

function header(text) {
  const found = /<\?xpacket\s+begin=(["'])(.*?)\1([^?]*)\?>/s.exec(text);
  return { begins: Boolean(found), bytes: /\bbytes\s*=/.test(found?.[3] ?? ''), encoding: /\bencoding\s*=/.test(found?.[3] ?? '') };
}

class Packet {
  constructor(bytes) {
    try {
      this.text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      this.text = bytes.toString('latin1');
      this.notUtf8 = true;
    }
    this.header = header(this.text);
    this.properties = [];
    try {
      this.read();
    } catch (error) {
      this.fault = String(error.message ?? error).split('\n')[0];
    }
  }

  read() {
    const refuse = (level, message) => {
      throw new Error(message);
    };
    const root = new DOMParser({ onError: refuse }).parseFromString(this.text.replace(/^\uFEFF/, ''), 'text/xml').documentElement;
    const rdf = isRdf(root, 'RDF') ? root : elementsOf(root).find((one) => isRdf(one, 'RDF'));
    if (!rdf) throw new Error('there is no rdf:RDF');
    const descriptions = elementsOf(rdf);
    if (descriptions.some((one) => !isRdf(one, 'Description'))) throw new Error('rdf:RDF holds other than descriptions');
    if (new Set(descriptions.map((one) => one.getAttributeNS(spaces.rdf, 'about') ?? '')).size > 1)
      throw new Error('descriptions are of several things');
    this.properties = descriptions.flatMap(propertiesOf);
    const names = this.properties.map(({ space, name }) => space + name);
    if (new Set(names).size < names.length) throw new Error('a property stands twice');
  }

  // The one property of that name, named as "dc:title".
  get(name) {
    const [prefix, local] = name.split(':');
    return this.properties.find((one) => one.space === spaces[prefix] && one.name === local);
  }

  // Its text: of an array the first item's, of alternatives the one for every language.
  textOf(name) {
    const found = this.get(name);
    const items = found?.items ?? [];
    return found?.text ?? (items.find(({ lang }) => lang === 'x-default') ?? items[0])?.text;
  }
}

export const packetOf = (pdf) => pdf.once(readPacket);
const readPacket = (pdf) => new Packet(pdf.data(pdf.catalog['/Metadata']));
