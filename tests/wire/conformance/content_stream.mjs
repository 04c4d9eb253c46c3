// A content stream as operators with their operands, and which operators there are.
//
// An operand: a number; {name}; {bytes, hex} of a string; an array; {dict: Map}.

import { tokens } from './lexer.mjs';

// ISO 32000-1, annex A, by what the judge does with them.
const groups = {
  state: 'q Q cm w J j M d ri i gs',
  path: 'm l c v y h re W W* n',
  paint: 'S s f F f* B B* b b*',
  text: 'BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T*',
  show: 'Tj TJ \' "',
  colour: 'CS cs SC SCN sc scn G g RG rg K k',
  object: 'Do sh BI ID EI',
  mark: 'MP DP BMC BDC EMC',
  other: 'd0 d1 BX EX',
};
export const groupOf = new Map(Object.entries(groups).flatMap(([group, names]) => names.split(' ').map((name) => [name, group])));

function operandOf(token) {
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'name') return { name: token.text };
  if (token.kind === 'string') return { bytes: token.bytes, hex: token.hex };
  return { true: true, false: false, null: null }[token.text];
}

function dictionaryOf(members) {
  const dict = new Map();
  for (let i = 0; i + 1 < members.length; i += 2) dict.set(members[i].name, members[i + 1]);
  return { dict };
}

// Gives {name, operands} one after the other.
export function* operators(bytes) {
  const open = [[]];
  for (const token of tokens(bytes)) {
    if (token.kind === 'open') open.push([]);
    else if (token.kind === 'close') {
      const members = open.length > 1 ? open.pop() : [];
      open.at(-1).push(token.text === '>>' ? dictionaryOf(members) : members);
    } else if (token.kind === 'keyword' && !['true', 'false', 'null'].includes(token.text)) {
      yield { name: token.text, operands: open[0] };
      open.length = 1;
      open[0] = [];
    } else open.at(-1).push(operandOf(token));
  }
  if (open[0].length > 0) yield { name: '', operands: open[0] };
}
