// ISO 19005-3, 6.6 Metadata, and what ISO 14289-1 asks of it in 5, 7.1 and 7.2.

import { all, clause, each, unless } from './checking.mjs';
import { packetOf, spaces } from './xmp.mjs';

const text = ({ text: held }) => held !== undefined;
const one = (pattern) => (value) => pattern.test(value.text ?? '');
const list = (kind, item) => (value) => value.array === kind && value.items.length > 0 && value.items.every(item);
const date = one(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/);
const integer = one(/^[+-]?\d+$/);
const language = list('Alt', (item) => text(item) && item.lang);

// The value types that an extension schema may name and that we check, and the schemas of the
// XMP Specification of 2005 and of ISO 19005 that our files may use: what is not here must be described.
const valueTypes = { Text: text, Integer: integer, Date: date, URI: text, 'Lang Alt': language, Boolean: one(/^(True|False)$/) };
const predefined = {
  dc: {
    contributor: list('Bag', text),
    coverage: text,
    creator: list('Seq', text),
    date: list('Seq', date),
    description: language,
    format: one(/^[-\w.+]+\/[-\w.+]+$/),
    identifier: text,
    language: list('Bag', text),
    publisher: list('Bag', text),
    relation: list('Bag', text),
    rights: language,
    source: text,
    subject: list('Bag', text),
    title: language,
    type: list('Bag', text),
  },
  xmp: {
    BaseURL: text,
    CreateDate: date,
    CreatorTool: text,
    Identifier: list('Bag', text),
    Label: text,
    MetadataDate: date,
    ModifyDate: date,
    Nickname: text,
    Rating: integer,
  },
  pdf: { Keywords: text, PDFVersion: text, Producer: text },
  xmpMM: { DocumentID: text, InstanceID: text, VersionID: text },
  pdfaid: { part: integer, amd: text, corr: text, conformance: text },
  pdfaExtension: { schemas: ({ array }) => array === 'Bag' },
};

const prefixes = new Map(Object.entries(spaces).map(([prefix, space]) => [space, prefix]));
const fieldsOf = ({ fields = [] }, prefix) =>
  new Map(fields.filter(({ space }) => space === spaces[prefix]).map((field) => [field.name, field]));
const schemasOf = (pdf) => packetOf(pdf).get('pdfaExtension:schemas')?.items ?? [];
const itemsOf = (pdf, name) => each(schemasOf(pdf), (schema) => fieldsOf(schema, 'pdfaSchema').get(name)?.items ?? []);
const propertiesOf = (pdf) => itemsOf(pdf, 'property');
const typesOf = (pdf) => itemsOf(pdf, 'valueType');
const typeFieldsOf = (pdf) => each(typesOf(pdf), (type) => fieldsOf(type, 'pdfaType').get('field')?.items ?? []);

const known = {
  pdfaSchema: 'schema namespaceURI prefix property valueType',
  pdfaProperty: 'name valueType category description',
  pdfaType: 'type namespaceURI prefix description field',
  pdfaField: 'name valueType description',
};

// Fields that are foreign to the kind of description that they stand in.
const foreign = (values, prefix) =>
  each(values, ({ fields = [] }) =>
    all(
      fields,
      (field) => field.space === spaces[prefix] && known[prefix].split(' ').includes(field.name),
      ({ name }) => `${prefix} has the field ${name}`,
    ),
  );

// All of `names` stand there as texts with the required prefix.
const complete = (values, prefix, names) =>
  each(values, (value) =>
    all(
      names,
      (name) => {
        const field = fieldsOf(value, prefix).get(name);
        return field?.text && field.prefix === prefix;
      },
      (name) => `${prefix}:${name} is missing`,
    ),
  );

const fieldText = (value, prefix, name) => fieldsOf(value, prefix).get(name)?.text;

// The value type that an extension schema gives a property.
function describedType(pdf, { space, name }) {
  const schema = schemasOf(pdf).find((held) => fieldText(held, 'pdfaSchema', 'namespaceURI') === space);
  const property =
    schema &&
    (fieldsOf(schema, 'pdfaSchema').get('property')?.items ?? []).find((held) => fieldText(held, 'pdfaProperty', 'name') === name);
  return property && fieldText(property, 'pdfaProperty', 'valueType');
}

function propertyFault(pdf, property) {
  const predefinedType = predefined[prefixes.get(property.space)]?.[property.name];
  const type = describedType(pdf, property);
  const holds = predefinedType ?? valueTypes[type] ?? (type && (() => true));
  if (!holds) return `${property.prefix}:${property.name} is neither predefined nor described`;
  return holds(property) ? undefined : `${property.prefix}:${property.name} is not of its type`;
}

const identified = (pdf, space) => packetOf(pdf).properties.filter((property) => property.space === spaces[space]);
const hasPrefix = (pdf, space, names) =>
  all(
    identified(pdf, space).filter(({ name }) => names.includes(name)),
    ({ prefix }) => prefix === space,
    ({ prefix, name }) => `${prefix}:${name}`,
  );

// A date of the Info dictionary as XMP writes it.
function asXmpDate(held) {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d'?)$/.exec(held);
  if (!found) return `not a full date: ${held}`;
  const [, year, month, day, hour, minute, second, zone] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone === 'Z' ? zone : zone.replace(/'(\d\d)'?$/, ':$1')}`;
}

// Entries of Info and the properties that say the same (ISO 19005-1, table 1).
const mirrored = {
  Title: 'dc:title',
  Author: 'dc:creator',
  Subject: 'dc:description',
  Keywords: 'pdf:Keywords',
  Creator: 'xmp:CreatorTool',
  Producer: 'pdf:Producer',
  CreationDate: 'xmp:CreateDate',
  ModDate: 'xmp:ModifyDate',
};

function infoFaults(pdf) {
  const info = pdf.dictionary(pdf.trailer['/Info']);
  return each(Object.entries(mirrored), ([key, property]) => {
    const held = pdf.text(info[`/${key}`]);
    const said = packetOf(pdf).textOf(property);
    return unless(
      (key.endsWith('Date') && held ? asXmpDate(held) : held) === said,
      `/${key} ${JSON.stringify(held)}, ${property} ${JSON.stringify(said)}`,
    );
  });
}

const noCatalogMetadata = (pdf) => unless(pdf.isStream(pdf.catalog['/Metadata']), 'no metadata stream');

export const metadataClauses = [
  clause('A 6.6.2.1-1, UA 7.1-8', 'the catalog has a metadata stream', noCatalogMetadata),
  clause('A 6.6.2.1-2', 'the packet has no bytes attribute', (pdf) => unless(!packetOf(pdf).header.bytes, 'it has')),
  clause('A 6.6.2.1-3', 'the packet has no encoding attribute', (pdf) => unless(!packetOf(pdf).header.encoding, 'it has')),
  clause('A 6.6.2.1-4', 'the packet is well-formed XML and RDF', (pdf) =>
    unless(!packetOf(pdf).fault && packetOf(pdf).header.begins, packetOf(pdf).fault ?? 'no packet header'),
  ),
  clause('A 6.6.2.1-5', 'the packet is UTF-8', (pdf) => unless(!packetOf(pdf).notUtf8, 'it is not')),
  clause('A 6.6.2.3-1', 'extension schemas have defined fields only', (pdf) => [
    ...foreign(schemasOf(pdf), 'pdfaSchema'),
    ...foreign(propertiesOf(pdf), 'pdfaProperty'),
    ...foreign(typesOf(pdf), 'pdfaType'),
    ...foreign(typeFieldsOf(pdf), 'pdfaField'),
  ]),
  clause('A 6.6.2.3-2', 'extension schemas stand in a bag, under the required prefix', (pdf) => {
    const held = packetOf(pdf).get('pdfaExtension:schemas');
    return unless(!held || (held.array === 'Bag' && held.prefix === 'pdfaExtension'), 'they do not');
  }),
  clause('A 6.6.2.3-3', 'an extension schema has its name, namespace, prefix and properties', (pdf) => [
    ...complete(schemasOf(pdf), 'pdfaSchema', ['schema', 'namespaceURI', 'prefix']),
    ...all(
      schemasOf(pdf),
      (schema) => [undefined, 'Seq'].includes(fieldsOf(schema, 'pdfaSchema').get('property')?.array),
      'properties are not a sequence',
    ),
  ]),
  clause('A 6.6.2.3-4', 'a described property has its name, type, category and description', (pdf) => [
    ...complete(propertiesOf(pdf), 'pdfaProperty', ['name', 'valueType', 'category', 'description']),
    ...all(
      propertiesOf(pdf),
      (held) => ['internal', 'external', undefined].includes(fieldText(held, 'pdfaProperty', 'category')),
      'another category',
    ),
    ...all(
      propertiesOf(pdf),
      (held) =>
        [...Object.keys(valueTypes), undefined].includes(fieldText(held, 'pdfaProperty', 'valueType')) ||
        typesOf(pdf).some((type) => fieldText(type, 'pdfaType', 'type') === fieldText(held, 'pdfaProperty', 'valueType')),
      'an unknown value type',
    ),
  ]),
  clause('A 6.6.2.3-5', 'a described type has its name, namespace, prefix and description', (pdf) =>
    complete(typesOf(pdf), 'pdfaType', ['type', 'namespaceURI', 'prefix', 'description']),
  ),
  clause('A 6.6.2.3-6', 'a field of a described type has its name, type and description', (pdf) =>
    complete(typeFieldsOf(pdf), 'pdfaField', ['name', 'valueType', 'description']),
  ),
  clause('A 6.6.2.3-7', 'every property is predefined or described, and of its type', (pdf) =>
    each(packetOf(pdf).properties, (property) => [propertyFault(pdf, property)].filter(Boolean)),
  ),
  clause('A 6.6.4-1', 'the file says that it is PDF/A', (pdf) => unless(identified(pdf, 'pdfaid').length > 0, 'no pdfaid')),
  clause('A 6.6.4-2', 'it says part 3', (pdf) =>
    unless(identified(pdf, 'pdfaid').length === 0 || packetOf(pdf).textOf('pdfaid:part') === '3', packetOf(pdf).textOf('pdfaid:part')),
  ),
  clause('A 6.6.4-3', 'it says conformance A', (pdf) =>
    unless(
      identified(pdf, 'pdfaid').length === 0 || packetOf(pdf).textOf('pdfaid:conformance') === 'A',
      packetOf(pdf).textOf('pdfaid:conformance'),
    ),
  ),
  clause('A 6.6.4-4, A 6.6.4-5, A 6.6.4-6, A 6.6.4-7', 'it says so under the prefix pdfaid', (pdf) =>
    hasPrefix(pdf, 'pdfaid', ['part', 'conformance', 'amd', 'corr']),
  ),
  clause('UA 5-1', 'the file says that it is PDF/UA', (pdf) => unless(identified(pdf, 'pdfuaid').length > 0, 'no pdfuaid')),
  clause('UA 5-2', 'it says part 1', (pdf) =>
    unless(identified(pdf, 'pdfuaid').length === 0 || packetOf(pdf).textOf('pdfuaid:part') === '1', packetOf(pdf).textOf('pdfuaid:part')),
  ),
  clause('UA 5-3', 'it says so under the prefix pdfuaid', (pdf) => hasPrefix(pdf, 'pdfuaid', ['part'])),
  clause('UA 5-4, UA 5-5', 'amendments too', (pdf) => hasPrefix(pdf, 'pdfuaid', ['amd', 'corr'])),
  clause('UA 7.1-9', 'the document has a title', (pdf) => unless(packetOf(pdf).textOf('dc:title'), 'no dc:title')),
  clause('H info', 'Info and XMP say the same', infoFaults),
  clause('H packet-plain', 'the metadata stream is neither compressed nor of another kind', (pdf) => {
    const dict = pdf.dictionary(pdf.catalog['/Metadata']);
    return unless(!('/Filter' in dict) && pdf.name(dict['/Type']) === 'Metadata' && pdf.name(dict['/Subtype']) === 'XML', 'it is');
  }),
];
