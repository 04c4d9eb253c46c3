// Makes a mutant's letter and judges it.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { source } from '../rendering.mjs';
import { judge } from './cases.mjs';
import { linesFor } from './checklist.mjs';
import { documentOf, Letter, produce, templates } from './letter.mjs';
import { sarabun } from './second_face.mjs';

// A copy of the templates with the form changed.
async function changedForms(scratch, template, changes) {
  const folder = join(scratch, 'templates');
  await cp(templates, folder, { recursive: true });
  const file = join(folder, template, 'form.xml');
  let form = await readFile(file, 'utf8');
  for (const [from, to] of changes) {
    const changed = from instanceof RegExp ? form.replace(from, to) : form.replaceAll(from, () => to);
    if (changed === form) throw new Error(`${template}/form.xml has no ${from}`);
    form = changed;
  }
  await writeFile(file, form);
  return folder;
}

// The project's catalogue with Sarabun behind it.
async function bothFamilies(scratch) {
  const folder = await sarabun(scratch);
  const file = join(folder, 'catalogue.conf');
  await writeFile(file, `${await readFile(join(source, 'fonts', 'catalogue.conf'), 'utf8')}\n${await readFile(file, 'utf8')}`);
  return folder;
}

const over = (letter, patch = {}) => ({ ...letter, ...patch, body: { ...letter.body, ...patch.body } });

// {found: faults by line, of the lines that it is to trip or of all; lost}.
export async function judgeMutant(
  scratch,
  stem,
  { template = 'memo', form = [], letter, printed, measured, fonts, trips },
  all = false,
) {
  const document = await documentOf(template, letter);
  const options = {
    template,
    document,
    forms: await changedForms(scratch, template, form),
    fonts: fonts && (await bothFamilies(scratch)),
  };
  const pdf = await produce(scratch, String(stem), {
    ...options,
    document: { ...document, letter: over(document.letter, printed) },
  });
  const found = await Letter.read(pdf, options);
  found.again = async () => pdf;
  measured?.(found);
  return {
    found: await judge(
      found,
      linesFor(template).filter(({ number }) => all || trips.includes(number)),
    ),
    lost: found.lost,
  };
}
