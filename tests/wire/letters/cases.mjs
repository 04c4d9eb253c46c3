// The letters that the checklist is held against: cases/*.json, each a change to a template's
// sample. {says, templates, letter: a merge patch (RFC 7396), emblem: the site has one,
// repair: what is asked of --repair, reads: what the letter then reads, a merge patch on top,
// expect: how many pages, or lines of a field, it comes to, where that is the case's point}.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { linesFor } from './checklist.mjs';
import { documentOf, Letter, produce } from './letter.mjs';

const folder = join(import.meta.dirname, 'cases');
export const emblem = join(import.meta.dirname, 'emblem.svg');

export async function cases() {
  const names = (await readdir(folder)).sort().map((file) => file.replace(/\.json$/, ''));
  const all = await Promise.all(
    names.map(async (name) => ({ name, ...JSON.parse(await readFile(join(folder, `${name}.json`))) })),
  );
  return all.flatMap(({ templates, ...one }) =>
    templates.map((template) => ({ template, ...one, title: `${one.name} (${template})` })),
  );
}

// Produces the case's letter in `scratch` and measures it. `options`: forms, fonts.
export async function letterOf(scratch, { name, template, letter, emblem: has, repair, reads }, options = {}) {
  const what = { template, document: await documentOf(template, letter), emblem: has && emblem, repair, ...options };
  const pdf = await produce(scratch, `${name}-${template}`, what);
  const found = await Letter.read(pdf, { template, document: await documentOf(template, letter, reads) });
  found.again = () => produce(scratch, `${name}-${template}-again`, what);
  return found;
}

// What each line of the checklist finds in the letter: {line: faults}. A letter whose parts are
// not where its document has them fails every line.
export async function judge(letter, lines = linesFor(letter.template)) {
  const found = {};
  for (const { number, find } of lines) {
    try {
      found[number] = letter.lost ? [letter.lost] : await find(letter);
    } catch (error) {
      found[number] = [`it cannot be told: ${error.message}`];
    }
  }
  return found;
}

export const countOf = (letter, field) => letter[field].length;
