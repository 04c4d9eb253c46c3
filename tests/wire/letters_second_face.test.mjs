// The same checklist with a face that the catalogue alone brings in: Google's Sarabun (SIL Open
// Font License), from the tests' npm packages.

import { hold } from './letters/held.mjs';
import { sarabun } from './letters/second_face.mjs';
import { scratchFolder } from './rendering.mjs';

await hold(await sarabun(await scratchFolder()));
