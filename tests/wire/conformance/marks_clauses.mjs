// Content and the structure tree, there and back: ISO 14289-1, 7.1, and ISO 32000-1, 14.7.4.

import { all, clause, each, unless } from './checking.mjs';
import { shownText } from './reading.mjs';
import { structureOf } from './structure.mjs';
import { contentOf } from './walk_content.mjs';

const marksOf = (pdf) => contentOf(pdf).marks;
const numbered = (pdf) => marksOf(pdf).filter(({ mcid }) => mcid !== undefined);
const isArtifact = ({ tag }) => tag === 'Artifact';
const shown = ({ tag, mcid, where }) => `${where}: ${tag}${mcid === undefined ? '' : ` ${mcid}`}`;
const placeOf = ({ ref, mcid }) => `${ref} ${mcid}`;

// Every place that an element claims, with the element: "28 0 R 3" of stream or page and MCID.
function claims(pdf) {
  return each(structureOf(pdf).elements, (element) =>
    element.content.filter(({ mcid }) => mcid !== undefined).map(({ mcid, owner }) => ({ place: `${owner} ${mcid}`, element })),
  );
}

function entries(pdf) {
  return each(structureOf(pdf).parents, ([key, held]) =>
    pdf
      .list(held)
      .map((ref, mcid) => ({ key, mcid, ref }))
      .filter(({ ref }) => ref !== null),
  );
}

function roundTrip(pdf) {
  const claimed = new Map(claims(pdf).map(({ place, element }) => [place, element]));
  return [
    ...all(
      numbered(pdf),
      (mark) => structureOf(pdf).elementOf(mark),
      (mark) => `${shown(mark)} is nowhere in the parent tree`,
    ),
    ...all(
      numbered(pdf),
      (mark) => claimed.get(placeOf(mark)) === structureOf(pdf).elementOf(mark),
      (mark) =>
        `${shown(mark)} belongs to ${claimed.get(placeOf(mark))?.name}, says the tree, to ${structureOf(pdf).elementOf(mark)?.name}, say its parents`,
    ),
  ];
}

function orphans(pdf) {
  const marked = new Set(numbered(pdf).map(placeOf));
  const keyed = new Set(numbered(pdf).map(({ key, mcid }) => `${key} ${mcid}`));
  return [
    ...all(
      claims(pdf),
      ({ place }) => marked.has(place),
      ({ place, element }) => `${element.name} claims ${place}, which is not marked`,
    ),
    ...all(
      entries(pdf),
      ({ key, mcid }) => keyed.has(`${key} ${mcid}`),
      ({ key, mcid }) => `the parent tree has ${key} ${mcid}, which is not marked`,
    ),
  ];
}

function duplicates(pdf) {
  const seen = new Set();
  return each(numbered(pdf), (mark) => {
    const twice = seen.has(placeOf(mark));
    seen.add(placeOf(mark));
    return unless(!twice, `${shown(mark)} is marked twice`);
  });
}

// White space aside: a line's last space is drawn and need not be said.
const bare = (text) => text.replace(/\s/g, '');

const inContent = (pdf) => structureOf(pdf).elements.filter(({ content }) => content.length > 0);

export const marksClauses = [
  clause('UA 7.1-1', 'no artifact in tagged content', (pdf) =>
    all(marksOf(pdf).filter(isArtifact), ({ outer }) => !structureOf(pdf).ownerOfMarks(outer), shown),
  ),
  clause('UA 7.1-2', 'no tagged content in an artifact', (pdf) =>
    all(
      numbered(pdf).filter((mark) => structureOf(pdf).elementOf(mark)),
      ({ outer }) => !outer.some(isArtifact),
      shown,
    ),
  ),
  clause('UA 7.1-3', 'all content is tagged or an artifact', (pdf) =>
    all(
      contentOf(pdf).items,
      ({ marks }) => marks.some(isArtifact) || structureOf(pdf).ownerOfMarks(marks),
      ({ kind, where }) => `${where}: ${kind}`,
    ),
  ),
  clause('H parent-tree', 'the parent tree names the element that claims the content', roundTrip),
  clause('H claimed-content', 'elements and the parent tree name only content that is there', orphans),
  clause('H unique-mcid', 'an MCID marks one piece of its stream', duplicates),
  // Both standards allow it; poppler loses what follows such a mark when it reads the structure.
  clause('H flat-marks', 'no mark stands in tagged content', (pdf) =>
    all(marksOf(pdf), ({ outer }) => outer.every(({ mcid }) => mcid === undefined), shown),
  ),
  clause('H struct-parents', 'a page with tagged content has a StructParents of its own', (pdf) => {
    const keys = pdf.pages.map(({ dict }) => pdf.number(dict['/StructParents'])).filter((key) => key !== undefined);
    const marked = new Set(numbered(pdf).map(({ ref }) => ref));
    return [
      ...unless(new Set(keys).size === keys.length, 'two pages share one'),
      ...all(
        pdf.pages.filter(({ ref }) => marked.has(ref)),
        ({ dict }) => pdf.number(dict['/StructParents']) !== undefined,
        ({ name }) => `${name} has none`,
      ),
      ...unless(
        keys.length === 0 || pdf.number(structureOf(pdf).root['/ParentTreeNextKey']) > Math.max(...structureOf(pdf).parents.keys()),
        'ParentTreeNextKey is used',
      ),
    ];
  }),
  clause('H actual-text', 'an ActualText in content is the text that is shown', (pdf) =>
    all(
      marksOf(pdf).filter(({ actualText }) => actualText !== undefined),
      (mark) => bare(mark.actualText) === bare(shownText(pdf, mark)),
      shown,
    ),
  ),
  clause('H page-of-element', 'an element with content names its page', (pdf) =>
    all(
      inContent(pdf),
      ({ dict, content }) => dict['/Pg'] !== undefined || content.every(({ object, owner }) => object || owner),
      ({ name }) => name,
    ),
  ),
];
