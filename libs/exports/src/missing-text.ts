import { inLanguage, type PageContext } from '@tokorozawa/pages';
import { domainName, type ResourceRequest } from '@tokorozawa/resources';

/**
 * What a table lacks because these subgraphs do not answer, in a sentence; empty if it lacks nothing.
 * @param lost the names of the subgraphs
 */
export function missingText(context: PageContext & Pick<ResourceRequest, 'schema'>, lost: readonly string[]): string {
  if (lost.length === 0) return '';
  const names = lost.map((subgraph) => domainName(context.schema, subgraph));
  const ja = names.map((name) => `「${name.ja}」`).join('');
  const en = names.map((name) => `“${name.en}”`).join(', ');
  const isOne = names.length === 1;
  return inLanguage(context, {
    ja: `領域${ja}がいま応答していません。その領域の記録は、名称の代わりにIDで示し、その領域だけが知る欄は空いています。`,
    en: `The ${isOne ? 'domain' : 'domains'} ${en} ${isOne ? 'does' : 'do'} not answer now. Records of ${isOne ? 'it' : 'them'} have their IDs in place of their names, and what only ${isOne ? 'it knows' : 'they know'} is left empty.`,
  });
}
