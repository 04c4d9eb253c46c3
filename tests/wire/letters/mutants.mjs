// Letters that are wrong, each in one way, and the lines that must see it. A mutant is one of
//   form      [what stands in form.xml, what stands there instead], pairs, each to be found
//   printed   a change to the letter that is printed and not to the one that it is judged by
//   letter    a change to both
//   measured  a change to what was measured, for what neither form nor letter can bring about
//   fonts     a second family in the catalogue
// of `template`, the memo where none is named, and of its sample.

import { commonMutants } from './mutants_common.mjs';
import { externalMutants } from './mutants_external.mjs';
import { memoMutants } from './mutants_memo.mjs';

export const mutants = [...commonMutants, ...memoMutants, ...externalMutants];
