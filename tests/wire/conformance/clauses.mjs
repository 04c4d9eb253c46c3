// Every clause that the judge holds a file against.

import { annotationClauses } from './annotation_clauses.mjs';
import { attachmentClauses } from './attachment_clauses.mjs';
import { fileClauses } from './file_clauses.mjs';
import { fontClauses } from './font_clauses.mjs';
import { graphicsClauses } from './graphics_clauses.mjs';
import { houseClauses } from './house_clauses.mjs';
import { marksClauses } from './marks_clauses.mjs';
import { metadataClauses } from './metadata_clauses.mjs';
import { structureClauses } from './structure_clauses.mjs';

export const clauses = [
  ...fileClauses,
  ...graphicsClauses,
  ...fontClauses,
  ...annotationClauses,
  ...metadataClauses,
  ...structureClauses,
  ...marksClauses,
  ...attachmentClauses,
  ...houseClauses,
];

// {ids, faults} of every clause that does not hold. A clause that cannot even be asked does not hold.
export function judge(pdf) {
  return clauses.map(({ ids, find }) => ({ ids, faults: asked(find, pdf) })).filter(({ faults }) => faults.length > 0);
}

function asked(find, pdf) {
  try {
    return find(pdf);
  } catch (error) {
    return [`cannot be asked: ${error.stack.split('\n').slice(0, 2).join(' ').trim()}`];
  }
}
