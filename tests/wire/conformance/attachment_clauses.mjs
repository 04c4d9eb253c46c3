// ISO 19005-3, 6.8 to 6.11, and ISO 14289-1, 7.11: embedded files, and what a catalog may hold.

import { all, clause, each, unless } from './checking.mjs';

const relationships = new Set(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']);

// File specifications with an embedded file: {ref, dict, streams}.
function specificationsOf(pdf) {
  return each(pdf.everything, ({ value, ref }) =>
    Array.isArray(value) || value['/EF'] === undefined
      ? []
      : [{ ref, dict: value, streams: [...new Set(Object.values(pdf.dictionary(value['/EF'])))] }],
  );
}
const embedded = (pdf) =>
  each(specificationsOf(pdf), ({ ref, streams }) => streams.map((one) => ({ ref, stream: one, dict: pdf.dictionary(one) })));
const associated = (pdf) => new Set(each(pdf.everything, ({ value }) => (Array.isArray(value) ? [] : pdf.list(value['/AF']))));
const inRef = ({ ref }) => ref;

function namesOf(pdf, node) {
  const dict = pdf.dictionary(node);
  const pairs = pdf.list(dict['/Names']);
  return [
    ...pairs.flatMap((name, i) => (i % 2 ? [] : [{ name: pdf.text(name), ref: pairs[i + 1] }])),
    ...pdf.list(dict['/Kids']).flatMap((kid) => namesOf(pdf, kid)),
  ];
}
const attached = (pdf) => namesOf(pdf, pdf.dictionary(pdf.catalog['/Names'])['/EmbeddedFiles']);

function isJson(bytes) {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

export const attachmentClauses = [
  clause('A 6.8-1', 'embedded files say their MIME type', (pdf) =>
    all(embedded(pdf), ({ dict }) => /^[-\w+.]+\/[-\w+.]+$/.test(pdf.name(dict['/Subtype']) ?? ''), inRef),
  ),
  clause('A 6.8-2', 'embedded files have the names F and UF', (pdf) =>
    all(specificationsOf(pdf), ({ dict }) => pdf.text(dict['/F']) !== undefined && pdf.text(dict['/UF']) !== undefined, inRef),
  ),
  clause('UA 7.11-1', 'embedded files have the names F and UF, not empty', (pdf) =>
    all(specificationsOf(pdf), ({ dict }) => pdf.text(dict['/F']) && pdf.text(dict['/UF']), inRef),
  ),
  clause('A 6.8-3', 'embedded files say what they are to the document', (pdf) =>
    all(specificationsOf(pdf), ({ dict }) => pdf.name(dict['/AFRelationship']), inRef),
  ),
  clause('A 6.8-4', 'embedded files are associated with the document or a part', (pdf) =>
    all(specificationsOf(pdf), ({ ref }) => associated(pdf).has(ref), inRef),
  ),
  clause('A 6.10-1', 'no alternate presentations', (pdf) =>
    unless(!('/AlternatePresentations' in pdf.dictionary(pdf.catalog['/Names'])), 'there are'),
  ),
  clause('A 6.11-1', 'the catalog has no requirements', (pdf) => unless(!('/Requirements' in pdf.catalog), '/Requirements')),
  clause('H params', 'embedded files say their size and the date of the document, and name one stream as F and UF', (pdf) => [
    ...all(
      specificationsOf(pdf),
      ({ dict, streams }) => streams.length === 1 && ['/F', '/UF'].every((key) => key in pdf.dictionary(dict['/EF'])),
      inRef,
    ),
    ...all(
      embedded(pdf),
      ({ stream, dict }) => {
        const params = pdf.dictionary(dict['/Params']);
        return (
          pdf.number(params['/Size']) === pdf.data(stream).length &&
          pdf.text(params['/ModDate']) === pdf.text(pdf.dictionary(pdf.trailer['/Info'])['/CreationDate']) &&
          pdf.name(dict['/Type']) === 'EmbeddedFile'
        );
      },
      inRef,
    ),
  ]),
  clause('H relationship', 'a relationship is one of the five', (pdf) =>
    all(specificationsOf(pdf), ({ dict }) => relationships.has(pdf.name(dict['/AFRelationship']) ?? 'Data'), inRef),
  ),
  clause('H data', 'the file embeds data.json and render.json, and they are JSON', (pdf) => [
    ...all(
      ['data.json', 'render.json'],
      (wanted) => attached(pdf).some(({ name }) => name === wanted),
      (wanted) => `no ${wanted}`,
    ),
    ...all(embedded(pdf), ({ stream }) => isJson(pdf.data(stream)), inRef),
  ]),
  clause('H attached', 'the catalog associates and names the same files, in the order of their names', (pdf) => {
    const names = attached(pdf).map(({ name }) => name);
    return [
      ...all(
        attached(pdf),
        ({ name, ref }) => pdf.list(pdf.catalog['/AF']).includes(ref) && name === pdf.text(pdf.dictionary(ref)['/UF']),
        ({ name }) => name,
      ),
      ...unless(pdf.list(pdf.catalog['/AF']).length === names.length, 'they are not as many'),
      ...unless(
        names.every((name, i) => i === 0 || names[i - 1] < name),
        'they are out of order',
      ),
    ];
  }),
];
