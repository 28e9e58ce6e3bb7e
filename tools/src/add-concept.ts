import { UserFacingError } from '@tokorozawa/vocabulary';
import type { ConceptNames } from './new-concept.files';

/** Lists a concept in the text of a `src/subgraph.ts`: an import in its place among the others, and the last of `concepts`. */
export function addConcept(text: string, { field, stem }: Pick<ConceptNames, 'field' | 'stem'>): string {
  const line = `import { ${field} } from './${stem}/${stem}';\n`;
  const imports = [...text.matchAll(/^import .* from '(\.\/[^']*)';\n/gm)];
  const next = imports.find(([, path = '']) => path > `./${stem}/${stem}`);
  const last = imports.at(-1);
  const at = next ? next.index : last && last.index + last[0].length;
  const concepts = /(concepts: \[[^\]]*?)(,?\s*)\]/;
  if (at === undefined || !concepts.test(text)) {
    throw new UserFacingError(`src/subgraph.ts has no list "concepts: [ … ]". Add ${field} to it by hand.`);
  }
  return `${text.slice(0, at)}${line}${text.slice(at)}`.replace(concepts, `$1, ${field}]`);
}
