import { exportedLists, hasPage, type ExportedList } from '@tokorozawa/exports';
import type { GraphQLSchema } from 'graphql';

/** The lists that have a page, by their names in addresses. */
export function listedLists(schema: GraphQLSchema): ReadonlyMap<string, ExportedList> {
  return new Map([...exportedLists(schema)].filter(([, list]) => hasPage(list)));
}

/**
 * A description of the schema for readers who know nothing of it: without what it says of null and of pages, and with the
 * labels of fields in place of their names.
 * @param labelOf the label of a field, in the language of the page
 */
export function readable(description: string, labelOf: (name: string) => string | undefined): string {
  return description
    .replace(/\s*「[^「」]+」$/, '')
    .replaceAll(/[^。]*\bnull\b[^。]*。|(?<=^|[.;] )[^.;。]*\b[Nn]ull\b[^.。]*\.?/g, '')
    .replaceAll(/、?\s*(1 ?ページずつ|ページごとに取得します)(返します)?|, a page at a time/g, '')
    .replaceAll(/`(\w+)`/g, (whole, name: string) => {
      const label = labelOf(name);
      return label === undefined ? whole : /[^\x00-\x7F]/.test(label) ? `「${label}」` : `“${label}”`;
    })
    .replace(/。+/g, '。')
    .replace(/[;、]\s*$/, '')
    .trim();
}
