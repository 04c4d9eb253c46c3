// Every mutant, and the making and judging of one.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Bench } from './bench.mjs';
import { judge } from './clauses.mjs';
import { annotationMutants, attachmentMutants, metadataMutants } from './mutants_catalog.mjs';
import { fileMutants, fontMutants, graphicsMutants } from './mutants_file.mjs';
import { listMutants, marksMutants, structureMutants, tableMutants } from './mutants_tagged.mjs';
import { Pdf } from './read_pdf.mjs';
import { pdfBytes, reindexed } from './write_pdf.mjs';

export const mutants = [
  ...fileMutants,
  ...graphicsMutants,
  ...fontMutants,
  ...marksMutants,
  ...structureMutants,
  ...tableMutants,
  ...listMutants,
  ...annotationMutants,
  ...metadataMutants,
  ...attachmentMutants,
];

// What the judge says of `graph` changed as the mutant has it.
export async function judgeMutant(folder, stem, graph, mutant) {
  const bench = new Bench(graph);
  mutant.graph?.(bench);
  const sound = pdfBytes(bench);
  const file = join(folder, `${stem}.pdf`);
  await writeFile(file, mutant.bytes ? Buffer.from(reindexed(mutant.bytes(sound.toString('latin1'))), 'latin1') : sound);
  const pdf = await Pdf.read(file);
  mutant.read?.(pdf);
  return judge(pdf);
}
